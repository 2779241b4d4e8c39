#include "bench/worlds/stations.h"

#include <string>

#include <gtest/gtest.h>

#include "tests/sanitized.h"

namespace orrery::bench {
namespace {

sim::Engine<StationsWorld> run(const StationsSpec& spec, sim::RandomKey key,
                               sim::QueueKind queue = sim::QueueKind::radix) {
  sim::Engine<StationsWorld> engine(
      StationsWorld(spec, key), {.seed = key.seed, .replication = key.replication, .queue = queue});
  engine.world().start(engine.scheduler());
  engine.run_until(sim::SimTime::never());
  return engine;
}

// Within 4 standard errors of the run, and those at most 2% of the value: an interval at a level of
// which the half-width is 4 standard errors for many batches (0.9999 is 3.9 of the normal law).
// A sanitized build takes a tenth of the requests, so its intervals are sqrt(10) times as wide.
void expect_mean_response(const StationsWorld& world, double milliseconds) {
  const auto found = world.response_means().interval(0.9999, "mean response");
  ASSERT_TRUE(found.has_value());
  EXPECT_TRUE(found->interval.covers(milliseconds * 1e6))
      << found->interval.estimate << " +- " << found->interval.half_width;
  const double share = kSanitizedDivisor == 1 ? 0.02 : 0.02 * 3.2;
  EXPECT_LT(found->interval.half_width, share * milliseconds * 1e6);
  EXPECT_FALSE(found->correlated);
}

TEST(Stations, Mm4MeetsErlangC) {
  StationsSpec spec = mm4(scaled_down_if_sanitized(4'000'000));
  spec.warm_up = spec.requests / 100;
  // vectors of the theory: M/M/4 at utilisation 0.8 has C(4, 3.2) = 0.5964, W = 1.7455 services.
  expect_mean_response(run(spec, {11, 0}).world(), 1.74554);
}

TEST(Stations, AnM1OfTheSameLoadIsTheControl) {
  StationsSpec spec = mm4(scaled_down_if_sanitized(8'000'000));
  spec.warm_up = spec.requests / 100;
  spec.tiers[0].servers = 1;
  spec.tiers[0].mean_service = sim::Duration::microseconds(250);
  const auto engine = run(spec, {11, 0});
  expect_mean_response(engine.world(), 1.25);  // 1 / (mu - lambda) = 1 / (4 - 3.2)
  const auto found = engine.world().response_means().interval(0.9999, "mean response");
  EXPECT_FALSE(found->interval.covers(1.74554e6)) << "the test of M/M/4 cannot fail";
}

TEST(Stations, TheChainMeetsTheSumOfItsTiers) {
  StationsSpec spec = chain(scaled_down_if_sanitized(2'000'000));
  spec.warm_up = spec.requests / 100;
  expect_mean_response(run(spec, {5, 0}).world(), 3.8317);
}

TEST(Stations, LittlesLawIsAnIdentityOfIntegers) {
  const auto engine = run(chain(100'000), {2, 3});
  const StationsWorld& world = engine.world();
  EXPECT_EQ(world.arrived(), 100'000u);
  EXPECT_EQ(world.finished(), 100'000u);
  EXPECT_EQ(world.in_flight(), 0u);
  EXPECT_TRUE(world.in_system().area(engine.now()) == world.response_area());
}

TEST(Stations, BothQueuesGiveOneFingerprintAndOneOrder) {
  const auto radix = run(chain(100'000), {2, 3}, sim::QueueKind::radix);
  const auto heap = run(chain(100'000), {2, 3}, sim::QueueKind::heap);
  EXPECT_EQ(radix.world().fingerprint().total(), heap.world().fingerprint().total());
  EXPECT_EQ(radix.event_hash(), heap.event_hash());
}

TEST(Stations, SeedAndReplicationEachMakeAnotherRun) {
  const auto sum = [](sim::RandomKey key) {
    return to_text(run(chain(1'000), key).world().fingerprint().total());
  };
  EXPECT_EQ(sum({1, 0}), sum({1, 0}));
  EXPECT_NE(sum({1, 0}), sum({2, 0}));
  EXPECT_NE(sum({1, 0}), sum({1, 1}));
  EXPECT_NE(sum({1, 2}), sum({2, 1}));
}

// A slower tier behind does not touch what happens in front: the same requests arrive, are picked
// and are served in the first tier at the same times (common random numbers by construction).
TEST(Stations, ASlowerLastTierLeavesTheFirstTiersAlone) {
  StationsSpec slow = chain(20'000);
  slow.tiers[2].mean_service = sim::Duration::microseconds(1'500);
  StationsSpec front = chain(20'000);
  front.tiers.pop_back();
  StationsSpec slow_front = slow;
  slow_front.tiers.pop_back();
  EXPECT_EQ(run(front, {1, 0}).world().fingerprint().total(),
            run(slow_front, {1, 0}).world().fingerprint().total());
  EXPECT_NE(run(chain(20'000), {1, 0}).world().fingerprint().total(),
            run(slow, {1, 0}).world().fingerprint().total());
}

}  // namespace
}  // namespace orrery::bench
