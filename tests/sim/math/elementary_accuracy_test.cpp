// Every elementary function against MPFR at 120 bits: the true error in units in the last place of
// the correctly rounded result. ORRERY_MATH_ARGUMENTS is the number of arguments of each: 1e7 in
// the validation study, fewer in the test suite.
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <thread>

#include <gtest/gtest.h>
#include <mpfr.h>

#include "tests/sanitized.h"
#include "tests/sim/math/elementary_arguments.h"
#include "tests/sim/math/exact.h"

namespace orrery::sim::math::tests {
namespace {

constexpr std::uint64_t kArguments = scaled_down_if_sanitized(ORRERY_MATH_ARGUMENTS);

struct ExactArguments {
  Exact x;
  Exact y;
};

using Reference = void (*)(mpfr_ptr result, ExactArguments& arguments);

constexpr Reference kReferences[] = {
    [](mpfr_ptr result, ExactArguments& a) { mpfr_exp(result, a.x.get(), MPFR_RNDN); },
    [](mpfr_ptr result, ExactArguments& a) { mpfr_log(result, a.x.get(), MPFR_RNDN); },
    [](mpfr_ptr result, ExactArguments& a) { mpfr_log10(result, a.x.get(), MPFR_RNDN); },
    [](mpfr_ptr result, ExactArguments& a) { mpfr_pow(result, a.x.get(), a.y.get(), MPFR_RNDN); },
    [](mpfr_ptr result, ExactArguments& a) { mpfr_cbrt(result, a.x.get(), MPFR_RNDN); },
    [](mpfr_ptr result, ExactArguments& a) { mpfr_tanh(result, a.x.get(), MPFR_RNDN); },
    [](mpfr_ptr result, ExactArguments& a) { mpfr_sin(result, a.x.get(), MPFR_RNDN); },
};
static_assert(std::size(kReferences) == kElementaryFunctions.size());

// The exponent of a unit in the last place of a double; of an infinity, that of the largest double.
int exponent_of_last_place(double x) {
  const auto biased = static_cast<int>(std::bit_cast<std::uint64_t>(x) >> 52 & 0x7ff);
  if (biased == 0x7ff) return 971;
  return (biased == 0 ? 1 : biased) - 1075;
}

// |actual - exact| in units in the last place of exact, rounded; an infinity counts as 2^1024.
double error_in_units(double actual, mpfr_ptr exact, Exact& scratch) {
  if (mpfr_nan_p(exact) || std::isnan(actual)) {
    return mpfr_nan_p(exact) && std::isnan(actual) ? 0 : std::numeric_limits<double>::infinity();
  }
  const double rounded = mpfr_get_d(exact, MPFR_RNDN);
  if (std::isinf(rounded) && rounded == actual) return 0;
  mpfr_set_d(scratch.get(), std::isinf(actual) ? std::copysign(1.0, actual) : actual, MPFR_RNDN);
  if (std::isinf(actual)) mpfr_mul_2si(scratch.get(), scratch.get(), 1024, MPFR_RNDN);
  mpfr_sub(scratch.get(), scratch.get(), exact, MPFR_RNDN);
  mpfr_mul_2si(scratch.get(), scratch.get(), -exponent_of_last_place(rounded), MPFR_RNDN);
  return std::fabs(mpfr_get_d(scratch.get(), MPFR_RNDN));
}

struct Worst {
  double error = -1;
  Arguments arguments{};
};

// Over every `stride`-th argument from `begin` on.
Worst worst_error(std::size_t function, std::uint64_t begin, std::uint64_t stride) {
  const TestedFunction& tested = kElementaryFunctions[function];
  ExactArguments exact_arguments;
  Exact exact;
  Exact scratch;
  Worst worst;
  for (std::uint64_t index = begin; index < kArguments; index += stride) {
    const Arguments arguments = tested.arguments(index);
    mpfr_set_d(exact_arguments.x.get(), arguments.x, MPFR_RNDN);
    mpfr_set_d(exact_arguments.y.get(), arguments.y, MPFR_RNDN);
    kReferences[function](exact.get(), exact_arguments);
    const double error = error_in_units(tested.call(arguments), exact.get(), scratch);
    if (error > worst.error) worst = {error, arguments};
  }
  mpfr_free_cache();
  return worst;
}

class ElementaryAccuracy : public testing::TestWithParam<std::size_t> {};

TEST_P(ElementaryAccuracy, IsWithinOneUnitInTheLastPlace) {
  Worst of_even;
  Worst of_odd;
  std::thread other([&] { of_odd = worst_error(GetParam(), 1, 2); });
  of_even = worst_error(GetParam(), 0, 2);
  other.join();
  const Worst worst = of_odd.error > of_even.error ? of_odd : of_even;
  const char* name = kElementaryFunctions[GetParam()].name;
  std::printf("%-5s %llu arguments: at most %.4f ulp, at x = %a, y = %a\n", name,
              static_cast<unsigned long long>(kArguments), worst.error, worst.arguments.x,
              worst.arguments.y);
  EXPECT_LE(worst.error, 1.0);
  // No function is correctly rounded everywhere: less would mean that nothing was compared.
  EXPECT_GT(worst.error, 0.49);
}

INSTANTIATE_TEST_SUITE_P(All, ElementaryAccuracy,
                         testing::Range<std::size_t>(0, kElementaryFunctions.size()),
                         [](const auto& each) { return kElementaryFunctions[each.param].name; });

// The measure itself: neighbours of a rounded value are half a unit to one and a half units away.
TEST(ErrorInUnits, SeesAWrongLastBit) {
  Exact exact;
  Exact scratch;
  mpfr_set_d(exact.get(), 2.0, MPFR_RNDN);
  mpfr_log(exact.get(), exact.get(), MPFR_RNDN);
  const double rounded = mpfr_get_d(exact.get(), MPFR_RNDN);
  EXPECT_LE(error_in_units(rounded, exact.get(), scratch), 0.5);
  EXPECT_GE(error_in_units(std::nextafter(rounded, 1), exact.get(), scratch), 0.5);
  EXPECT_GT(error_in_units(std::nextafter(std::nextafter(rounded, 1), 1), exact.get(), scratch), 1);
  EXPECT_TRUE(std::isinf(error_in_units(std::nan(""), exact.get(), scratch)));
}

}  // namespace
}  // namespace orrery::sim::math::tests
