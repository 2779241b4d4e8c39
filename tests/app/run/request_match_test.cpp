#include "app/run/request_match.h"

#include <gtest/gtest.h>

namespace orrery::app {
namespace {

models::RequestRow row(std::uint64_t request, std::int64_t arrived, std::int64_t demand) {
  models::RequestRow result;
  result.request = request;
  result.arrived = sim::SimTime::from_nanoseconds(arrived);
  result.demand = sim::Duration::nanoseconds(demand);
  return result;
}

TEST(RequestMatch, FindsPairsInAnyOrder) {
  const RequestMatch match =
      match_requests({row(7, 1, 10), row(3, 2, 20), row(9, 3, 30), row(1, 4, 40)},
                     {row(9, 3, 31), row(7, 1, 10), row(2, 9, 9), row(3, 5, 20), row(11, 1, 1)});
  EXPECT_EQ(match.both, 3U);
  EXPECT_EQ(match.only_a, 1U);
  EXPECT_EQ(match.only_b, 2U);
  EXPECT_EQ(match.same_instant, 2U);
  EXPECT_EQ(match.same_demand, 2U);
}

TEST(RequestMatch, OfNothing) {
  EXPECT_EQ(match_requests({}, {}).both, 0U);
  EXPECT_EQ(match_requests({row(1, 1, 1)}, {}).only_a, 1U);
}

}  // namespace
}  // namespace orrery::app
