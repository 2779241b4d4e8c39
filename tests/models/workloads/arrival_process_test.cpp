#include "models/workloads/arrival_process.h"

#include <cmath>
#include <cstdint>
#include <vector>

#include <gtest/gtest.h>

#include "sim/base/mix.h"
#include "sim/random/names.h"
#include "tests/models/workloads/rate_reference.h"

namespace orrery::models {
namespace {

using sim::Duration;
using sim::RandomKey;
using sim::SimTime;

constexpr RandomKey kKey{42, 3};
constexpr std::int64_t kNever = SimTime::never().nanoseconds();

std::uint64_t shoppers() {
  return sim::hash_name("workload/shoppers");
}

// The first `count` instants.
std::vector<std::int64_t> instants(const ArrivalsSpec& arrivals, int count, RandomKey key = kKey) {
  sim::DistributionSet distributions;
  ArrivalProcess process({arrivals, FixedBatch{}}, shoppers(), key, distributions);
  std::vector<std::int64_t> result;
  for (int i = 0; i < count; ++i) result.push_back(process.next(distributions).time.nanoseconds());
  return result;
}

Duration seconds(std::int64_t count) {
  return Duration::seconds(count);
}

std::vector<RateSpec> rates() {
  return {ConstantRateSpec{400}, ConstantRateSpec{30e6},
          StepRateSpec{{{seconds(1), 5}, {seconds(2), 0}, {seconds(4), 900}, {seconds(6), 20}}},
          LinearRateSpec{{{seconds(1), 700}, {seconds(20), 0}, {seconds(30), 90}}},
          SinusoidalRateSpec{300, 300, seconds(5), seconds(1)},
          // The ramps up and down are those of load tests; 2000 requests at least.
          StagedRateSpec{{{seconds(2), 500, true},
                          {seconds(3), 500, false},
                          {seconds(1), 100, false},
                          {seconds(4), 900, true},
                          {seconds(2), 0, true}}}};
}

// The word of the gap before an epoch, from the table in arrival_process.h.
std::uint64_t gap_word(std::uint64_t epoch) {
  const std::uint64_t name = sim::mix64(shoppers(), sim::hash_name("arrivals"));
  const sim::RandomBlock block =
      sim::random_block(kKey, {sim::request_of(name, epoch / 2), sim::Path::root()}, 0);
  return block.pair(static_cast<unsigned>(epoch % 2));
}

TEST(ArrivalProcess, PoissonInvertsTheIntegratedRate) {
  sim::DistributionSet distributions;
  const sim::DistributionId standard = distributions.add(sim::ExponentialSpec{seconds(1)});
  for (const RateSpec& rate : rates()) {
    const std::vector<std::int64_t> drawn = instants(PoissonArrivalsSpec{rate}, 1000);
    long double expected = 0;
    for (std::uint64_t i = 0; i < 1000; ++i) {
      expected += static_cast<long double>(distributions.draw(standard, gap_word(i)));
      const long double right = time_until(rate, expected, 0x1p60L);
      ASSERT_NEAR(
          static_cast<double>(static_cast<long double>(drawn[static_cast<std::size_t>(i)]) - right),
          0, 1)
          << "rate " << rate.index() << ", epoch " << i;
    }
  }
}

// The n-th arrival of a rate times m is where the integrated rate is the n-th sum of gaps over m.
TEST(ArrivalProcess, TheMultiplierScalesTheIntegratedRateAndRedrawsNothing) {
  const auto drawn = [](const ArrivalsSpec& arrivals, double multiplier, int count) {
    sim::DistributionSet set;
    ArrivalProcess process({arrivals, FixedBatch{}, multiplier}, shoppers(), kKey, set);
    std::vector<std::int64_t> result;
    for (int i = 0; i < count; ++i) result.push_back(process.next(set).time.nanoseconds());
    return result;
  };
  sim::DistributionSet distributions;
  const sim::DistributionId standard = distributions.add(sim::ExponentialSpec{seconds(1)});
  for (const RateSpec& rate : rates()) {
    const std::vector<std::int64_t> more = drawn(PoissonArrivalsSpec{rate}, 2.5, 1000);
    long double expected = 0;
    for (std::size_t i = 0; i < 1000; ++i) {
      expected += static_cast<long double>(distributions.draw(standard, gap_word(i)));
      const long double right = time_until(rate, expected / 2.5L, 0x1p60L);
      ASSERT_NEAR(static_cast<double>(static_cast<long double>(more[i]) - right), 0, 1)
          << "rate " << rate.index() << ", arrival " << i;
    }
    EXPECT_EQ(drawn(PoissonArrivalsSpec{rate}, 0, 1)[0], kNever);
  }
  const RenewalArrivalsSpec renewal{sim::GammaSpec{.mean = seconds(1), .cv = 2}};
  const std::vector<std::int64_t> once = drawn(renewal, 1, 500);
  const std::vector<std::int64_t> twice = drawn(renewal, 2, 500);
  for (std::size_t i = 0; i < 500; ++i) {
    ASSERT_NEAR(static_cast<double>(twice[i]), static_cast<double>(once[i]) / 2, 0.51);
  }
  EXPECT_EQ(drawn(renewal, 0, 1)[0], kNever);
  EXPECT_EQ(drawn(TimesArrivalsSpec{{seconds(1), seconds(2), seconds(3)}}, 1.5, 5),
            (std::vector<std::int64_t>{1'000'000'000, 2'000'000'000, 2'000'000'000, 3'000'000'000,
                                       kNever}));
}

TEST(ArrivalProcess, BehindTheLastStageNothingArrives) {
  EXPECT_EQ(instants(DeterministicArrivalsSpec{StagedRateSpec{
                         {{seconds(2), 1, false}, {seconds(2), 1, true}}}},
                     5),
            (std::vector<std::int64_t>{1'000'000'000, 2'000'000'000, 3'000'000'000, 4'000'000'000,
                                       kNever}));
  // From 0 to 2 in two seconds: t^2 / 2.
  EXPECT_EQ(instants(DeterministicArrivalsSpec{StagedRateSpec{{{seconds(2), 2, true}}}}, 3),
            (std::vector<std::int64_t>{1'414'213'562, 2'000'000'000, kNever}));
}

TEST(ArrivalProcess, RenewalAddsTheDrawsOfItsLaw) {
  const sim::DistributionSpec law = sim::GammaSpec{.mean = Duration::microseconds(7), .cv = 2};
  sim::DistributionSet distributions;
  const sim::DistributionId gap = distributions.add(law);
  std::int64_t time = 0;
  const std::vector<std::int64_t> drawn = instants(RenewalArrivalsSpec{law}, 1000);
  for (std::uint64_t i = 0; i < 1000; ++i) {
    time += distributions.draw(gap, gap_word(i));
    ASSERT_EQ(drawn[static_cast<std::size_t>(i)], time);
  }
}

TEST(ArrivalProcess, DeterministicArrivalsAreOneRequestApart) {
  EXPECT_EQ(instants(DeterministicArrivalsSpec{ConstantRateSpec{3}}, 4),
            (std::vector<std::int64_t>{333'333'333, 666'666'667, 1'000'000'000, 1'333'333'333}));
  EXPECT_EQ(instants(DeterministicArrivalsSpec{StepRateSpec{
                         {{seconds(0), 2}, {seconds(1), 0}, {seconds(5), 1}, {seconds(6), 0}}}},
                     5),
            (std::vector<std::int64_t>{500'000'000, 1'000'000'000, 6'000'000'000, kNever, kNever}));
  // At 1e9 a second there is one each nanosecond.
  const auto fastest = instants(DeterministicArrivalsSpec{ConstantRateSpec{1e9}}, 1000);
  EXPECT_EQ(fastest.back(), 1000);
}

TEST(ArrivalProcess, GivenTimes) {
  EXPECT_EQ(
      instants(TimesArrivalsSpec{{seconds(0), seconds(1), seconds(1), seconds(3)}}, 6),
      (std::vector<std::int64_t>{0, 1'000'000'000, 1'000'000'000, 3'000'000'000, kNever, kNever}));
  EXPECT_EQ(instants(TimesArrivalsSpec{}, 1)[0], kNever);
}

TEST(ArrivalProcess, WithoutARateNothingArrives) {
  EXPECT_EQ(instants(PoissonArrivalsSpec{ConstantRateSpec{0}}, 2),
            (std::vector<std::int64_t>{kNever, kNever}));
  sim::DistributionSet distributions;
  ArrivalProcess process({PoissonArrivalsSpec{ConstantRateSpec{0}}, FixedBatch{8}}, shoppers(),
                         kKey, distributions);
  EXPECT_EQ(process.next(distributions).requests, 0U);
}

TEST(ArrivalProcess, AMeanGapOfANanosecondIsKept) {
  // The sum of n exponential gaps of mean 1 ns has the standard deviation sqrt(n).
  const int count = 1'000'000;
  const auto drawn = instants(PoissonArrivalsSpec{ConstantRateSpec{1e9}}, count);
  EXPECT_NEAR(static_cast<double>(drawn.back()), count, 4 * std::sqrt(count));
}

// Counts in windows of Poisson arrivals against the integrated rate, as standard scores: of their
// sum (variance: what is expected) and of sum (count - e)^2 / e (mean 1 a window, variance
// 2 + 1/e: the fourth moment of a Poisson count).
struct Scores {
  double sum = 0;
  double dispersion = 0;
};

Scores scores(const std::vector<std::int64_t>& drawn, const RateSpec& rate) {
  std::vector<std::int64_t> edges = {0};
  std::vector<double> expected;
  // Windows in which 20 to 40 are expected, until shortly before the last arrival drawn.
  const long double all = expected_until(rate, static_cast<long double>(drawn.back()));
  for (long double until = 30e9L; until < all - 100e9L; until += 30e9L) {
    const auto edge = static_cast<std::int64_t>(time_until(rate, until, 0x1p60L));
    expected.push_back(static_cast<double>(
        (expected_until(rate, edge) - expected_until(rate, edges.back())) / 1e9L));
    edges.push_back(edge);
  }
  std::vector<double> counts(expected.size());
  std::size_t window = 0;
  for (const std::int64_t instant : drawn) {
    while (window < counts.size() && instant > edges[window + 1]) ++window;
    if (window == counts.size()) break;
    ++counts[window];
  }
  double difference = 0;
  double total = 0;
  double dispersion = 0;
  double variance = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    const double distance = counts[i] - expected[i];
    difference += distance;
    total += expected[i];
    dispersion += distance * distance / expected[i] - 1;
    variance += 2 + 1 / expected[i];
  }
  return {difference / std::sqrt(total), dispersion / std::sqrt(variance)};
}

TEST(ArrivalProcess, CountsArePoissonForEveryShapeOfRate) {
  for (const RateSpec& rate : rates()) {
    const Scores found = scores(instants(PoissonArrivalsSpec{rate}, 40'000), rate);
    EXPECT_LT(std::abs(found.sum), 4) << rate.index();
    EXPECT_LT(std::abs(found.dispersion), 4) << rate.index();
  }
}

TEST(ArrivalProcess, CountsTellARateOffByFivePercentAndEvenGaps) {
  const ConstantRateSpec right{400};
  EXPECT_GT(
      std::abs(scores(instants(PoissonArrivalsSpec{ConstantRateSpec{420}}, 40'000), right).sum), 4);
  EXPECT_LT(scores(instants(DeterministicArrivalsSpec{right}, 40'000), right).dispersion, -4);
}

TEST(ArrivalProcess, TwiceTheRateHalvesEveryInstant) {
  for (const Rate rate : {0.1, 400.0, 1e5, 30e6}) {
    const auto once = instants(PoissonArrivalsSpec{ConstantRateSpec{rate}}, 1000);
    const auto twice = instants(PoissonArrivalsSpec{ConstantRateSpec{2 * rate}}, 1000);
    for (std::size_t i = 0; i < 1000; ++i) {
      ASSERT_LE(std::abs(2 * twice[i] - once[i]), 1) << rate << ", epoch " << i;
    }
  }
}

TEST(ArrivalProcess, AHigherRateOnlyBringsArrivalsForward) {
  const auto low = instants(PoissonArrivalsSpec{SinusoidalRateSpec{50, 50, seconds(3), {}}}, 1000);
  const auto high = instants(PoissonArrivalsSpec{SinusoidalRateSpec{60, 50, seconds(3), {}}}, 1000);
  for (std::size_t i = 0; i < 1000; ++i) ASSERT_LE(high[i], low[i]);
  EXPECT_LT(high.back(), low.back());
}

TEST(ArrivalProcess, ModulationBetweenEqualRatesChangesNothing) {
  const Duration sojourn = Duration::milliseconds(3);
  const auto modulated =
      instants(MmppArrivalsSpec{{{400, sojourn}, {400, sojourn * 2}, {400, sojourn}}}, 2000);
  const auto plain = instants(PoissonArrivalsSpec{ConstantRateSpec{400}}, 2000);
  for (std::size_t i = 0; i < 2000; ++i) ASSERT_LE(std::abs(modulated[i] - plain[i]), 1);
}

TEST(ArrivalProcess, AnMmppFollowsItsDocumentedDraws) {
  const Rate rates_of[] = {1500, 100};
  const Duration sojourns[] = {Duration::milliseconds(20), Duration::milliseconds(60)};
  const auto drawn =
      instants(MmppArrivalsSpec{{{rates_of[0], sojourns[0]}, {rates_of[1], sojourns[1]}}}, 5000);
  // The chain as steps of a rate; then the reference of steps.
  sim::DistributionSet distributions;
  const sim::DistributionId initial = distributions.add(sim::WeightedSpec{{0.25, 0.75}});
  const std::uint64_t name = sim::mix64(shoppers(), sim::hash_name("state"));
  StepRateSpec steps;
  Duration at;
  std::size_t state = 0;
  for (std::uint64_t k = 0; k < 1000; ++k) {
    const sim::RandomBlock block =
        sim::random_block(kKey, {sim::request_of(name, k), sim::Path::root()}, 0);
    state =
        k == 0 ? static_cast<std::size_t>(distributions.draw(initial, block.pair(1))) : 1 - state;
    const sim::DistributionId sojourn = distributions.add(sim::ExponentialSpec{sojourns[state]});
    steps.points.push_back({at, rates_of[state]});
    at += Duration::nanoseconds(distributions.draw(sojourn, block.pair(0)));
  }
  const auto right = instants(PoissonArrivalsSpec{steps}, 5000);
  ASSERT_LT(right.back(), at.nanoseconds());
  for (std::size_t i = 0; i < 5000; ++i) ASSERT_LE(std::abs(drawn[i] - right[i]), 1) << i;
}

TEST(ArrivalProcess, AnMmppHasItsRateAndItsBursts) {
  // Rates l0, l1, left at r0, r1 a second, counted over t seconds from the stationary law on:
  //   mean  m = (l0 r1 + l1 r0) / (r0 + r1) t
  //   variance / m = 1 + 2 (l0 - l1)^2 r0 r1 / ((r0 + r1)^2 (l0 r1 + l1 r0))
  //                      (1 - (1 - exp(-(r0 + r1) t)) / ((r0 + r1) t))
  // (Heffes and Lucantoni, IEEE JSAC 4, 1986).
  const double l0 = 1500;
  const double l1 = 100;
  const double r0 = 50;
  const double r1 = 20;
  const double t = 0.1;
  const double sum = r0 + r1;
  const double mean = (l0 * r1 + l1 * r0) / sum * t;
  const double dispersion = 1 + 2 * (l0 - l1) * (l0 - l1) * r0 * r1 /
                                    (sum * sum * (l0 * r1 + l1 * r0)) *
                                    (1 - (1 - std::exp(-sum * t)) / (sum * t));
  const MmppArrivalsSpec spec{{{l0, Duration::milliseconds(20)}, {l1, Duration::milliseconds(50)}}};
  const int runs = 4000;
  std::vector<double> counts;
  for (int run = 0; run < runs; ++run) {
    sim::DistributionSet distributions;
    ArrivalProcess process({spec, FixedBatch{}}, shoppers(),
                           RandomKey{1, static_cast<std::uint32_t>(run)}, distributions);
    double count = 0;
    while (process.next(distributions).time < SimTime() + Duration::milliseconds(100)) ++count;
    counts.push_back(count);
  }
  double second = 0;
  double fourth = 0;
  double first = 0;
  for (const double count : counts) {
    first += (count - mean) / runs;
    second += std::pow(count - mean, 2) / runs;
    fourth += std::pow(count - mean, 4) / runs;
  }
  EXPECT_LT(std::abs(first), 4 * std::sqrt(second / runs));
  EXPECT_NEAR(second / mean, dispersion, 4 * std::sqrt((fourth - second * second) / runs) / mean);
  EXPECT_GT(dispersion, 5);  // a Poisson process has 1 and would be noticed
}

TEST(ArrivalProcess, BatchesComeWithTheirEpochs) {
  sim::DistributionSet distributions;
  ArrivalProcess process({PoissonArrivalsSpec{ConstantRateSpec{400}}, GeometricBatch{8}},
                         shoppers(), kKey, distributions);
  const BatchSize batch(GeometricBatch{8}, sim::mix64(shoppers(), sim::hash_name("batch")), kKey,
                        distributions);
  const auto alone = instants(PoissonArrivalsSpec{ConstantRateSpec{400}}, 1000);
  for (std::uint64_t i = 0; i < 1000; ++i) {
    const Arrival arrival = process.next(distributions);
    EXPECT_EQ(arrival.time.nanoseconds(), alone[static_cast<std::size_t>(i)]);
    EXPECT_EQ(arrival.requests, batch.draw(i, distributions));
  }
}

TEST(ArrivalProcess, CopiesGoOnIndependently) {
  std::vector<ArrivalsSpec> all;
  for (const RateSpec& rate : rates()) {
    all.emplace_back(PoissonArrivalsSpec{rate});
    all.emplace_back(DeterministicArrivalsSpec{rate});
  }
  all.emplace_back(RenewalArrivalsSpec{sim::ExponentialSpec{seconds(1)}});
  all.emplace_back(MmppArrivalsSpec{{{400, Duration::milliseconds(1)}, {3, seconds(1)}}});
  for (const ArrivalsSpec& spec : all) {
    const auto right = instants(spec, 300);
    sim::DistributionSet distributions;
    ArrivalProcess original({spec, FixedBatch{}}, shoppers(), kKey, distributions);
    // An odd number: the middle of a block.
    for (std::size_t i = 0; i < 101; ++i) original.next(distributions);
    ArrivalProcess copy = original;
    for (std::size_t i = 101; i < 200; ++i) {
      ASSERT_EQ(original.next(distributions).time.nanoseconds(), right[i]);
    }
    for (std::size_t i = 101; i < 300; ++i) {
      ASSERT_EQ(copy.next(distributions).time.nanoseconds(), right[i]);
    }
  }
}

TEST(ArrivalProcess, WorkloadsAndKeysDrawApart) {
  const PoissonArrivalsSpec spec{ConstantRateSpec{400}};
  const auto one = instants(spec, 100);
  EXPECT_NE(one, instants(spec, 100, RandomKey{kKey.seed, kKey.replication + 1}));
  sim::DistributionSet distributions;
  ArrivalProcess other({spec, FixedBatch{}}, sim::hash_name("workload/staff"), kKey, distributions);
  EXPECT_NE(other.next(distributions).time.nanoseconds(), one[0]);
}

}  // namespace
}  // namespace orrery::models
