// How many cases a heavy loop takes: a tenth where a sanitizer slows each one down about as much.
#pragma once

#include <cstdint>

namespace orrery::sim::math::tests {

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define ORRERY_SANITIZED
#endif
#elif defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define ORRERY_SANITIZED
#endif

#ifdef ORRERY_SANITIZED
inline constexpr std::uint64_t kSanitizedDivisor = 10;
#else
inline constexpr std::uint64_t kSanitizedDivisor = 1;
#endif

constexpr std::uint64_t scaled_down_if_sanitized(std::uint64_t cases) {
  return cases / kSanitizedDivisor;
}

}  // namespace orrery::sim::math::tests
