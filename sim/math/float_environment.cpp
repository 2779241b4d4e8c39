#include "sim/math/float_environment.h"

#if defined(__x86_64__)
#include <xmmintrin.h>
#elif !defined(__aarch64__)
#error "the floating-point control register of this processor is not known"
#endif

namespace orrery::sim::math {
namespace {

#if defined(__x86_64__)

// MXCSR (Intel SDM volume 1, section 10.2.3): doubles use SSE, the x87 control word does not
// matter.
std::uint64_t read_control() {
  return _mm_getcsr();
}
void write_control(std::uint64_t value) {
  _mm_setcsr(static_cast<std::uint32_t>(value));
}
// Flush to zero, rounding, masks, denormals are zero; the rest are sticky flags.
constexpr std::uint64_t kControlBits = 0xffc0;
// All six exceptions masked, everything else 0.
constexpr std::uint64_t kRight = 0x1f80;

#else

// FPCR (Arm Architecture Reference Manual, C5.2.8). The sticky flags are in another register.
std::uint64_t read_control() {
  std::uint64_t value;
  __asm__ volatile("mrs %0, fpcr" : "=r"(value));
  return value;
}
void write_control(std::uint64_t value) {
  __asm__ volatile("msr fpcr, %0" : : "r"(value) : "memory");
}
// Default NaN, flush to zero, rounding (bits 25 to 22), trap enables (15, 12 to 8), and the
// alternative handling of newer processors (2 to 0). Half precision does not concern us.
constexpr std::uint64_t kControlBits = 0x03c0'9f07;
constexpr std::uint64_t kRight = 0;

#endif

}  // namespace

bool is_float_environment_right() {
  return (read_control() & kControlBits) == kRight;
}

FloatEnvironmentGuard::FloatEnvironmentGuard() : found_(read_control()) {
  if ((found_ & kControlBits) != kRight) write_control((found_ & ~kControlBits) | kRight);
}

FloatEnvironmentGuard::~FloatEnvironmentGuard() {
  if ((read_control() & kControlBits) != (found_ & kControlBits)) write_control(found_);
}

}  // namespace orrery::sim::math
