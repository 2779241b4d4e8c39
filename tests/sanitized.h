// Whether a sanitizer slows this build down, and how many cases a heavy loop should take then.
#pragma once

namespace orrery {

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define ORRERY_SANITIZED
#endif
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define ORRERY_SANITIZED
#endif

#ifdef ORRERY_SANITIZED
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

// A sanitized case takes about ten times as long.
inline constexpr int kSanitizedDivisor = kSanitized ? 10 : 1;

template <class Count>
constexpr Count scaled_down_if_sanitized(Count cases) {
  return cases / static_cast<Count>(kSanitizedDivisor);
}

}  // namespace orrery
