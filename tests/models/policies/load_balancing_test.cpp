// What every load-balancing policy keeps to. A new one in the list is tested by being there.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "models/policies/load_balancing/list.h"
#include "models/requests/draw_slots.h"
#include "sim/base/check.h"

namespace orrery::models {
namespace {

constexpr std::uint32_t kBalancers = 3;
const std::vector<std::uint32_t> kStartWords = {0x2000'0000U, 0x9000'0000U, 0xffff'ffffU};

std::vector<PodId> pods(std::uint32_t count) {
  std::vector<PodId> made;
  for (std::uint32_t i = 0; i < count; ++i) made.push_back(PodId(100 + i));
  return made;
}

// The draws of the call of this number, as a run gives them.
sim::Draws draws_of(std::uint64_t call) {
  return sim::Draws::keyed({1, 0}, {call, {}}, kDrawPickMore);
}

class EveryPolicy : public testing::TestWithParam<LoadBalancingEntry> {
 protected:
  static std::unique_ptr<LoadBalancingPolicy> make(std::uint32_t endpoints) {
    return GetParam().make({GetParam().kind}, {endpoints, kStartWords});
  }

  static std::uint32_t pick(LoadBalancingPolicy& policy, std::uint32_t balancer,
                            std::uint32_t endpoints, std::uint64_t call) {
    const std::vector<PodId> live = pods(endpoints);
    sim::Draws draws = draws_of(call);
    return policy.pick(balancer, {live}, draws,
                       sim::SimTime::from_nanoseconds(static_cast<std::int64_t>(call)));
  }

  static std::vector<std::uint32_t> picks(LoadBalancingPolicy& policy, std::uint32_t endpoints,
                                          std::uint64_t first_call, int count) {
    std::vector<std::uint32_t> made;
    for (int i = 0; i < count; ++i)
      made.push_back(pick(policy, 0, endpoints, first_call + static_cast<std::uint64_t>(i)));
    return made;
  }
};

TEST_P(EveryPolicy, ChoosesAmongTheLive) {
  for (const std::uint32_t endpoints : {1U, 2U, 3U, 7U, 100U}) {
    const auto policy = make(endpoints);
    for (std::uint64_t call = 0; call < 500; ++call)
      for (std::uint32_t balancer = 0; balancer < kBalancers; ++balancer)
        ASSERT_LT(pick(*policy, balancer, endpoints, call), endpoints);
  }
}

TEST_P(EveryPolicy, FollowsChangesOfTheSet) {
  const auto policy = make(5);
  std::uint64_t call = 0;
  std::set<std::uint32_t> late;
  for (const std::uint32_t endpoints : {5U, 1U, 9U, 2U, 1U, 64U})
    for (int i = 0; i < 300; ++i) {
      const std::uint32_t picked = pick(*policy, 0, endpoints, call++);
      ASSERT_LT(picked, endpoints);
      if (endpoints == 64) late.insert(picked);
    }
  EXPECT_GT(*late.rbegin(), 8U) << "endpoints that came later get nothing";
}

TEST_P(EveryPolicy, GivesAllToTheOnlyOne) {
  const auto policy = make(1);
  for (std::uint64_t call = 0; call < 20; ++call) EXPECT_EQ(pick(*policy, 1, 1, call), 0U);
}

TEST_P(EveryPolicy, RefusesTheEmptySet) {
  const auto policy = make(0);
  EXPECT_THROW(pick(*policy, 0, 0, 1), sim::InvariantError);
}

TEST_P(EveryPolicy, ChoosesTheSameWithTheSameDraws) {
  EXPECT_EQ(picks(*make(7), 7, 1, 200), picks(*make(7), 7, 1, 200));
}

TEST_P(EveryPolicy, CopiesGoOnIndependently) {
  const auto original = make(7);
  picks(*original, 7, 1, 10);
  const auto copy = original->clone();
  const auto untouched = original->clone();
  picks(*copy, 7, 500, 13);
  EXPECT_EQ(picks(*original, 7, 11, 100), picks(*untouched, 7, 11, 100));
}

TEST_P(EveryPolicy, KeepsBalancersApart) {
  const auto alone = make(7);
  const auto together = make(7);
  for (std::uint64_t call = 0; call < 100; ++call) {
    pick(*together, 1, 7, 1000 + call);
    ASSERT_EQ(pick(*alone, 0, 7, call), pick(*together, 0, 7, call)) << "call " << call;
  }
}

// In fair weather every policy so far deals evenly. Of n picks each of k endpoints gets n / k with
// a variance below n / k; five deviations.
TEST_P(EveryPolicy, DealsEvenly) {
  for (const std::uint32_t endpoints : {2U, 5U, 12U}) {
    constexpr int kPicks = 12'000;
    const auto policy = make(endpoints);
    std::vector<int> counts(endpoints);
    for (const std::uint32_t picked : picks(*policy, endpoints, 1, kPicks)) ++counts[picked];
    const double share = static_cast<double>(kPicks) / endpoints;
    for (const int count : counts) EXPECT_NEAR(count, share, 5 * std::sqrt(share)) << endpoints;
  }
}

INSTANTIATE_TEST_SUITE_P(Policies, EveryPolicy,
                         testing::ValuesIn(load_balancing_policies().begin(),
                                           load_balancing_policies().end()),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(LoadBalancingPolicies, HaveNamesInTheOrderOfKinds) {
  std::set<std::string_view> names;
  std::size_t place = 0;
  for (const LoadBalancingEntry& entry : load_balancing_policies()) {
    EXPECT_EQ(static_cast<std::size_t>(entry.kind), place++);
    EXPECT_EQ(to_text(entry.kind), entry.name);
    EXPECT_FALSE(entry.summary.empty());
    EXPECT_FALSE(entry.source.empty());
    EXPECT_TRUE(names.insert(entry.name).second) << entry.name;
  }
}

// The k-th call goes to the k-th endpoint behind the start, which is word x endpoints / 2^32.
TEST(RoundRobin, TakesTurnsFromItsOwnStart) {
  const auto& entry =
      load_balancing_policies()[static_cast<std::size_t>(LoadBalancingKind::round_robin)];
  const auto policy = entry.make({entry.kind}, {8, kStartWords});
  const std::vector<PodId> live = pods(8);
  const std::uint32_t starts[kBalancers] = {1, 4, 7};
  for (std::uint32_t balancer = 0; balancer < kBalancers; ++balancer)
    for (std::uint32_t turn = 0; turn < 20; ++turn) {
      sim::Draws draws = draws_of(turn);
      EXPECT_EQ(policy->pick(balancer, {live}, draws, {}), (starts[balancer] + turn) % 8);
      EXPECT_EQ(draws.taken(), 0U);
    }
}

TEST(RandomBalancing, TakesTheDrawAsItIs) {
  const auto& entry =
      load_balancing_policies()[static_cast<std::size_t>(LoadBalancingKind::random)];
  const auto policy = entry.make({entry.kind}, {5, kStartWords});
  const std::vector<PodId> live = pods(5);
  const std::vector<std::uint64_t> script = {3, 0, 4, 2};
  sim::Draws draws = sim::Draws::scripted(script);
  for (const std::uint64_t expected : script)
    EXPECT_EQ(policy->pick(0, {live}, draws, {}), expected);
}

}  // namespace
}  // namespace orrery::models
