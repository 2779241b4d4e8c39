#include "tests/determinism/driver/torture_demand.h"

#include "sim/base/check.h"
#include "sim/math/elementary.h"

namespace orrery::sim::determinism {
namespace {

constexpr double kMean = 0.25e-3;
constexpr double kTwoPi = 0x1.921fb54442d18p+2;

// In (0, 1).
double open_unit(std::uint64_t bits) {
  return (static_cast<double>(bits >> 11) + 0.5) * 0x1p-53;
}

// Box and Muller 1958.
double standard_normal(std::uint64_t first, std::uint64_t second) {
  return math::sqrt(-2 * math::log(open_unit(first))) * math::sin(kTwoPi * open_unit(second));
}

}  // namespace

double draw_demand(std::uint32_t shape, std::uint64_t first, std::uint64_t second) {
  const double u = open_unit(first);
  switch (shape) {
    case 0:  // exponential
      return -kMean * math::log(u);
    case 1:  // lognormal, sigma 0.8
      return kMean * math::exp(0.8 * standard_normal(first, second) - 0.32);
    case 2:  // Weibull, shape 0.7: the mean of the standard one is 1.2658
      return kMean / 1.2658 * math::pow(-math::log(u), 1 / 0.7);
    case 3:  // Pareto, alpha 2.5
      return kMean * 0.6 * math::pow(u, -1 / 2.5);
    case 4:  // bounded, by a cube root
      return kMean * 4 / 3 * math::cbrt(u);
    case 5:  // bounded, by two more
      return kMean * (0.2 + math::tanh(3 * u) + 0.1 * math::log10(1 + 9 * u));
    default:
      CHECK(false, "no such shape");
      return 0;
  }
}

}  // namespace orrery::sim::determinism
