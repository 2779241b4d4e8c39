#include "models/workloads/rate_integral.h"

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "tests/models/workloads/rate_reference.h"
#include "tests/sanitized.h"

namespace orrery::models {
namespace {

using sim::Duration;
using sim::SimTime;

constexpr double kOneRequest = 1e9;  // a request in billionths
constexpr long double kLast = 0x1p60L;

Duration whole_seconds(std::int64_t count) {
  return Duration::seconds(count);
}

// The first `count` instants, one request expected between each two; -1: never.
std::vector<std::int64_t> even_instants(const RateSpec& rate, int count,
                                        double expected = kOneRequest) {
  RateIntegral integral(rate);
  FineTime now;
  std::vector<std::int64_t> result;
  for (int i = 0; i < count; ++i) {
    integral.advance(now, expected);
    result.push_back(now.is_never() ? -1 : now.time().nanoseconds());
  }
  return result;
}

std::int64_t nearest(long double x) {
  return std::llround(x);
}

TEST(RateIntegral, ConstantRate) {
  const std::vector<std::int64_t> four_hundred = even_instants(ConstantRateSpec{400}, 100'000);
  const std::vector<std::int64_t> three = even_instants(ConstantRateSpec{3}, 100'000);
  const std::vector<std::int64_t> fast = even_instants(ConstantRateSpec{30e6}, 100'000);
  const std::vector<std::int64_t> fastest = even_instants(ConstantRateSpec{1e9}, 100'000);
  for (std::int64_t i = 0; i < 100'000; ++i) {
    const auto place = static_cast<std::size_t>(i);
    EXPECT_EQ(four_hundred[place], (i + 1) * 2'500'000);
    EXPECT_EQ(three[place], nearest((i + 1) * (1e9L / 3)));
    EXPECT_EQ(fast[place], nearest((i + 1) * (100 / 3.0L)));
    EXPECT_EQ(fastest[place], i + 1);
  }
}

TEST(RateIntegral, SmallRatesEndWithTheTimesOfARun) {
  const double year = 31'536'000;
  const std::vector<std::int64_t> yearly = even_instants(ConstantRateSpec{1 / year}, 40);
  for (std::int64_t i = 0; i < 36; ++i) {
    // A gap has 55 bits, so each is off by up to 2 ns.
    EXPECT_NEAR(
        static_cast<double>(yearly[static_cast<std::size_t>(i)] - (i + 1) * 31'536'000'000'000'000),
        0, 2.0 * static_cast<double>(i + 1));
  }
  EXPECT_EQ(yearly[36], -1);
  EXPECT_EQ(yearly[39], -1);
  for (const Rate rate : {0.0, 1e-300, 5e-324, 1e-12}) {
    EXPECT_EQ(even_instants(ConstantRateSpec{rate}, 2), (std::vector<std::int64_t>{-1, -1}));
    EXPECT_EQ(even_instants(StepRateSpec{{{whole_seconds(1), rate}}}, 1)[0], -1);
    EXPECT_EQ(even_instants(LinearRateSpec{{{whole_seconds(1), rate}}}, 1)[0], -1);
    EXPECT_EQ(even_instants(SinusoidalRateSpec{rate, rate, whole_seconds(1), {}}, 1)[0], -1);
  }
}

TEST(RateIntegral, StepsSkipPauses) {
  // 100 a second for a second, then a pause of two, 200 a second for one, then nothing. The
  // hundredth comes with the end of its step, however its 99 roundings fell.
  const StepRateSpec rate{{{whole_seconds(0), 100},
                           {whole_seconds(1), 0},
                           {whole_seconds(3), 200},
                           {whole_seconds(4), 0}}};
  const std::vector<std::int64_t> instants = even_instants(rate, 302);
  for (std::int64_t i = 0; i < 100; ++i) {
    EXPECT_EQ(instants[static_cast<std::size_t>(i)], (i + 1) * 10'000'000);
  }
  for (std::int64_t i = 100; i < 300; ++i) {
    EXPECT_EQ(instants[static_cast<std::size_t>(i)], 3'000'000'000 + (i - 99) * 5'000'000);
  }
  EXPECT_EQ(instants[300], -1);
  EXPECT_EQ(instants[301], -1);
}

TEST(RateIntegral, TheLastBeforeAPauseDoesNotSlipOverIt) {
  // Tenths are no binary fractions: some of these sums end a little behind the pause's beginning.
  for (int tenths = 1; tenths <= 500; ++tenths) {
    const StepRateSpec rate{
        {{whole_seconds(0), tenths / 10.0}, {whole_seconds(10), 0}, {whole_seconds(9000), 1}}};
    EXPECT_EQ(even_instants(rate, tenths).back(), 10'000'000'000) << tenths;
    EXPECT_EQ(even_instants(rate, tenths + 1).back(), 9'001'000'000'000) << tenths;
  }
}

TEST(RateIntegral, StepsBeginWithTheFirstPoint) {
  const StepRateSpec rate{{{whole_seconds(5), 10}}};
  EXPECT_EQ(even_instants(rate, 2), (std::vector<std::int64_t>{5'100'000'000, 5'200'000'000}));
}

TEST(RateIntegral, OneGapMaySpanManySteps) {
  // 0.1 + 0 + 0.3 + 0.4 expected in the first four seconds: the first request 0.2 later.
  const StepRateSpec rate{{{whole_seconds(0), 0.1},
                           {whole_seconds(1), 0},
                           {whole_seconds(2), 0.3},
                           {whole_seconds(3), 0.4},
                           {whole_seconds(4), 0.5}}};
  EXPECT_EQ(even_instants(rate, 1)[0], 4'400'000'000);
}

TEST(RateIntegral, RisingLine) {
  // 100 t a second until 2 s, so 50 t^2 requests; then 200 a second.
  const LinearRateSpec rate{{{whole_seconds(0), 0}, {whole_seconds(2), 200}}};
  const std::vector<std::int64_t> instants = even_instants(rate, 400);
  for (int i = 1; i <= 400; ++i) {
    const long double exact = i <= 200 ? std::sqrt(i / 50.0L) * 1e9L : 2e9L + (i - 200) * 5e6L;
    EXPECT_NEAR(static_cast<double>(instants[static_cast<std::size_t>(i - 1)] - exact), 0, 0.51)
        << i;
  }
}

TEST(RateIntegral, FallingLineToNothing) {
  // 200 t - 50 t^2 requests; the two hundredth with the end, at 2 s, and none behind it.
  const LinearRateSpec rate{{{whole_seconds(0), 200}, {whole_seconds(2), 0}}};
  const std::vector<std::int64_t> instants = even_instants(rate, 201);
  for (int i = 1; i <= 200; ++i) {
    const long double exact = 2e9L - 2e9L * std::sqrt(1 - i / 200.0L);
    // Where the line ends, the rounding of the squared rate, 1e-16 of it, is 1e-8 of the last gap.
    const double tolerance = i < 200 ? 0.51 : 4;
    EXPECT_NEAR(static_cast<double>(instants[static_cast<std::size_t>(i - 1)] - exact), 0,
                tolerance)
        << i;
  }
  EXPECT_EQ(instants[200], -1);
}

TEST(RateIntegral, LinesAreLevelOutsideOfTheirPoints) {
  const LinearRateSpec rate{{{whole_seconds(2), 1}, {whole_seconds(3), 2}}};
  // 2 until 2 s, 1.5 in the third second, then 2 a second.
  EXPECT_EQ(even_instants(rate, 4)[1], 2'000'000'000);
  EXPECT_EQ(even_instants(rate, 4)[3], 3'250'000'000);
}

TEST(RateIntegral, SinusoidAtItsHalfPeriods) {
  // Over half a period from phase 0: mean T/2 + amplitude T/pi; over a whole one: mean T.
  const double mean = 100;
  const double amplitude = 100;
  const SinusoidalRateSpec rate{mean, amplitude, whole_seconds(10), {}};
  RateIntegral integral(rate);
  FineTime now;
  const double half = (mean * 5 + amplitude * 10 / 3.141592653589793) * kOneRequest;
  integral.advance(now, half);
  EXPECT_EQ(now.time().nanoseconds(), 5'000'000'000);
  integral.advance(now, mean * 10 * kOneRequest * 3);
  EXPECT_EQ(now.time().nanoseconds(), 35'000'000'000);
}

TEST(RateIntegral, NothingExpectedMovesNothing) {
  for (const RateSpec& rate :
       {RateSpec(ConstantRateSpec{5}),
        RateSpec(LinearRateSpec{{{whole_seconds(0), 0}, {whole_seconds(1), 9}}}),
        RateSpec(SinusoidalRateSpec{5, 5, whole_seconds(4), whole_seconds(3)})}) {
    EXPECT_EQ(even_instants(rate, 1, 0)[0], 0);
  }
  // But nothing arrives while the rate is 0.
  EXPECT_EQ(even_instants(StepRateSpec{{{whole_seconds(3), 1}}}, 1, 0)[0], 3'000'000'000);
}

// Random rates of each shape, fast and slow, with pauses.
class RandomRates {
 public:
  explicit RandomRates(std::uint64_t seed) : engine_(seed) {}

  double unit() { return std::uniform_real_distribution<double>(0, 1)(engine_); }
  double rate() {
    if (unit() < 0.2) return 0;
    return std::pow(10.0, unit() * 10 - 3);
  }
  std::int64_t duration() { return static_cast<std::int64_t>(std::pow(10.0, 3 + unit() * 10)); }

  std::vector<RatePoint> points() {
    std::vector<RatePoint> result;
    std::int64_t at = unit() < 0.5 ? 0 : duration();
    const int count = 1 + static_cast<int>(unit() * 8);
    for (int i = 0; i < count; ++i) {
      result.push_back({Duration::nanoseconds(at), rate()});
      at += duration();
    }
    result.back().rate += 0.001;  // so that all instants exist
    return result;
  }
  SinusoidalRateSpec sinusoid() {
    const double mean = rate() + 0.001;
    const double part = unit() < 0.3 ? 1 : unit();
    return {mean, mean * part, Duration::nanoseconds(duration()),
            Duration::nanoseconds(duration())};
  }
  // Mostly about one request, at times many or next to none.
  double expected() {
    const double choice = unit();
    if (choice < 0.1) return 1 + std::floor(unit() * 3);
    if (choice < 0.2) return 1 + std::floor(unit() * 1e12);
    return 1 + std::floor(-std::log(1 - unit()) * kOneRequest);
  }

 private:
  std::mt19937_64 engine_;
};

// The instants of many random gaps against the reference: to 1 ns, half of it rounding, while a
// double holds nanoseconds (104 days), and to some of its last bits behind that.
void compare_with_reference(const RateSpec& rate, RandomRates& random) {
  RateIntegral integral(rate);
  FineTime now;
  long double expected = 0;
  std::int64_t before = 0;
  for (int i = 0; i < 60; ++i) {
    const double gap = random.expected();
    expected += gap;
    integral.advance(now, gap);
    if (now.is_never()) {
      ASSERT_LT(expected_until(rate, kLast * 0.99L), expected);
      return;
    }
    const std::int64_t instant = now.time().nanoseconds();
    ASSERT_GE(instant, before);
    before = instant;
    const long double right = time_until(rate, expected, kLast);
    ASSERT_LE(std::abs(static_cast<long double>(instant) - right), 1 + right * 0x1p-48L)
        << "gap " << i << " at " << instant << " instead of " << static_cast<double>(right);
  }
}

TEST(RateIntegral, AgreesWithTheReference) {
  RandomRates random(20'26);
  const int cases = scaled_down_if_sanitized(500);
  for (int i = 0; i < cases && !testing::Test::HasFatalFailure(); ++i) {
    SCOPED_TRACE(i);
    compare_with_reference(StepRateSpec{random.points()}, random);
    compare_with_reference(LinearRateSpec{random.points()}, random);
    compare_with_reference(random.sinusoid(), random);
  }
}

}  // namespace
}  // namespace orrery::models
