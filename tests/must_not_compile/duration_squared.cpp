// A Duration times a Duration is no Duration.
// must fail with: (no match for .operator\*|invalid operands to binary expression)
#include "sim/base/time.h"

namespace orrery::sim {

#ifdef MUST_NOT_COMPILE
auto product(Duration a, Duration b) {
  return a * b;
}
#else
std::int64_t ratio(Duration a, Duration b) {
  return a / b;
}
#endif

}  // namespace orrery::sim
