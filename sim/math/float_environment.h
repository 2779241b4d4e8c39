// The floating-point environment that a run needs, and a guard that sets it and puts the caller's
// back.
//
// Results are the same everywhere only if doubles round to nearest and subnormals are kept. Neither
// is ours to assume inside somebody's process: a library built with -ffast-math turns subnormals
// off for the thread that loads it, and fesetround() changes every sum after it. Exceptions must be
// masked, or a harmless inexact result becomes a signal. The environment belongs to a thread: a
// guard lives and dies on one, and a new thread needs its own.
#pragma once

#include <cstdint>

namespace orrery::sim::math {

// Whether this thread rounds to nearest, neither flushes subnormal results to zero nor reads
// subnormal arguments as zero, and masks all exceptions.
bool is_float_environment_right();

// Sets that environment; the destructor restores the control bits that the constructor found.
// Neither writes a register that is right already: a write costs tens of cycles. Sticky exception
// flags are nobody's: they are neither cleared nor restored, except that restoring the control
// bits restores the flags beside them.
class FloatEnvironmentGuard {
 public:
  FloatEnvironmentGuard();
  FloatEnvironmentGuard(const FloatEnvironmentGuard&) = delete;
  FloatEnvironmentGuard& operator=(const FloatEnvironmentGuard&) = delete;
  ~FloatEnvironmentGuard();

 private:
  std::uint64_t found_;
};

}  // namespace orrery::sim::math
