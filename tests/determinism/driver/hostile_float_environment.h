// A thread as a careless library leaves it: subnormals flushed to zero, sums rounded upwards.
#pragma once

#include <cfenv>
#include <cstdint>

#if defined(__x86_64__)
#include <xmmintrin.h>
#endif

namespace orrery::sim::determinism {

inline void make_float_environment_hostile() {
  std::fesetround(FE_UPWARD);
#if defined(__x86_64__)
  _mm_setcsr(_mm_getcsr() | 0x8040);  // flush to zero, denormals are zero
#elif defined(__aarch64__)
  std::uint64_t control;
  __asm__ volatile("mrs %0, fpcr" : "=r"(control));
  __asm__ volatile("msr fpcr, %0" : : "r"(control | std::uint64_t{1} << 24) : "memory");
#else
#error "how this processor flushes subnormals is not known"
#endif
}

// By what sums do, not by a register.
inline bool is_float_environment_hostile() {
  volatile double one = 1;
  volatile double smallest_normal = 0x1p-1022;
  volatile double half = smallest_normal * 0.5;
  return one + 0x1p-60 > 1 && half * 0x1p1000 == 0;
}

}  // namespace orrery::sim::determinism
