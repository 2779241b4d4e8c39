// Arguments for the normal and gamma functions: a fixed sequence for each, by index. As
// elementary_arguments.h, without libm.
#pragma once

#include <array>
#include <cstdint>

#include "sim/math/gamma.h"
#include "sim/math/normal.h"
#include "tests/sim/math/elementary_arguments.h"

namespace orrery::sim::math::tests {

// Log-uniform over [2^low, 2^high].
inline double log_uniform(Bits& bits, double low, double high) {
  return math::pow(2, bits.uniform(low, high));
}

inline Arguments normal_arguments(std::uint64_t index) {
  Bits bits(index);
  switch (index % 3) {
    case 0:
      return {bits.uniform(-38.6, 38.6), 0};
    case 1:
      return {bits.uniform(-6, 6), 0};
    default:
      return {bits.scaled(-60, 5), 0};
  }
}

inline Arguments probability_arguments(std::uint64_t index) {
  Bits bits(index);
  switch (index % 4) {
    case 0:
      return {bits.uniform(), 0};
    case 1:
      return {log_uniform(bits, -1000, 0), 0};
    case 2:
      return {1 - log_uniform(bits, -53, -1), 0};
    default:
      return {0.5 + bits.scaled(-40, -2), 0};
  }
}

inline Arguments shape_arguments(std::uint64_t index) {
  Bits bits(index);
  switch (index % 3) {
    case 0:
      return {1 + bits.scaled(-40, -2), 0};
    case 1:
      return {2 + bits.scaled(-40, -2), 0};
    default:
      return {log_uniform(bits, -9.96, 19.93), 0};
  }
}

inline Arguments gamma_arguments(std::uint64_t index) {
  Bits bits(index);
  const double a = log_uniform(bits, -9.96, 19.93);
  switch (index % 3) {
    case 0:
      return {a, a * log_uniform(bits, -4, 4)};
    case 1:
      return {a, magnitude_of(a + math::sqrt(a) * bits.uniform(-8, 8))};
    default:
      return {a, log_uniform(bits, -30, 8)};
  }
}

inline Arguments gamma_quantile_arguments(std::uint64_t index) {
  Bits bits(index);
  const double a = log_uniform(bits, -9.96, 19.93);
  switch (index % 3) {
    case 0:
      return {a, bits.uniform()};
    case 1:
      return {a, 1 - log_uniform(bits, -53, -1)};
    default:
      return {a, log_uniform(bits, -64, -1)};
  }
}

inline constexpr std::array<TestedFunction, 9> kSpecialFunctions = {{
    {"normal_cdf", [](Arguments a) { return normal_cdf(a.x); }, normal_arguments},
    {"normal_survival", [](Arguments a) { return normal_survival(a.x); }, normal_arguments},
    {"normal_quantile", [](Arguments a) { return normal_quantile(a.x); }, probability_arguments},
    {"normal_survival_quantile", [](Arguments a) { return normal_survival_quantile(a.x); },
     probability_arguments},
    {"log_gamma", [](Arguments a) { return log_gamma(a.x); }, shape_arguments},
    {"gamma_p", [](Arguments a) { return gamma_p(a.x, a.y); }, gamma_arguments},
    {"gamma_q", [](Arguments a) { return gamma_q(a.x, a.y); }, gamma_arguments},
    {"gamma_quantile", [](Arguments a) { return gamma_quantile(a.x, a.y); },
     gamma_quantile_arguments},
    {"gamma_survival_quantile", [](Arguments a) { return gamma_survival_quantile(a.x, a.y); },
     gamma_quantile_arguments},
}};

}  // namespace orrery::sim::math::tests
