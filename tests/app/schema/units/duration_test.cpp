#include "app/schema/units/duration.h"

#include <gtest/gtest.h>

namespace orrery::app {
namespace {

TEST(DurationValue, IsThatOfTheCore) {
  EXPECT_EQ(parse_duration_value("1h30m").value, sim::Duration::minutes(90));
  EXPECT_EQ(parse_duration_value("0").value, sim::Duration());
}

TEST(DurationValue, SuggestsAUnit) {
  EXPECT_EQ(parse_duration_value("10").error, "a duration needs a unit: write 10s or 10ms");
  EXPECT_EQ(parse_duration_value("1.5").error, "a duration needs a unit: write 1.5s or 1.5ms");
  EXPECT_EQ(parse_duration_value("010").error,
            "which begins with 0: an octal number to some readers; write 10");
  EXPECT_EQ(parse_duration_value("10sec").error,
            "a duration that has the unknown unit 'sec': one of d, h, m, s, ms, us, ns");
  EXPECT_EQ(parse_duration_value("").error, "a duration that is empty");
  EXPECT_EQ(parse_duration_value("1.5ns").error, "a duration that is finer than a nanosecond");
}

}  // namespace
}  // namespace orrery::app
