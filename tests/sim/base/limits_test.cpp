#include "sim/base/limits.h"

#include <cstdint>
#include <limits>
#include <stdexcept>

#include <gtest/gtest.h>

#include "sim/base/check.h"

namespace orrery::sim {
namespace {

TEST(Limits, TimeAndPhaseFitOneInteger) {
  const auto last = static_cast<std::uint64_t>(limits::kSimTimeMax.nanoseconds());
  constexpr std::uint64_t kPhaseMax = 7;
  EXPECT_EQ((last << 3 | kPhaseMax), std::uint64_t{std::numeric_limits<std::int64_t>::max()});
  EXPECT_LT(limits::kSimTimeMax, SimTime::never());
  // 36.5 years, as the header says: the 365.25 days of a Julian year.
  EXPECT_EQ(limits::kSimTimeMax.since_start() / (Duration::hours(24) * 36525 / 1000), 365);
}

TEST(Limits, SeedAndReplicationFillTheKeyAndFitARunPosition) {
  EXPECT_EQ(limits::kSeedMax << 32 | limits::kReplicationMax,
            std::numeric_limits<std::uint64_t>::max());
  EXPECT_EQ(limits::kSeedMax, std::numeric_limits<decltype(RunPosition::seed)>::max());
  EXPECT_EQ(limits::kReplicationMax,
            std::numeric_limits<decltype(RunPosition::replication)>::max());
}

TEST(LimitError, SaysWhichLimitAndWhatWasMet) {
  const LimitError error("events_per_instant", 100, "'retry' repeats without progress");
  EXPECT_STREQ(error.what(),
               "limit events_per_instant = 100 reached: 'retry' repeats without progress");
  EXPECT_EQ(error.limit(), "events_per_instant");
  EXPECT_EQ(error.value(), 100u);
}

TEST(LimitError, IsTheUsersAndNoInvariantOfOurs) {
  EXPECT_THROW(throw LimitError("x", std::numeric_limits<std::uint64_t>::max(), ""),
               std::runtime_error);
  EXPECT_STREQ(LimitError("x", std::numeric_limits<std::uint64_t>::max(), "y").what(),
               "limit x = 18446744073709551615 reached: y");
}

}  // namespace
}  // namespace orrery::sim
