#include "app/schema/units/rate.h"

#include <cstdint>
#include <string>

#include <gtest/gtest.h>

#include "sim/base/mix.h"

namespace orrery::app {
namespace {

constexpr char kAllowed[] = "allowed are rates such as 400/s, 5k/s, 12/min, 3/h";

TEST(Rate, KnowsItsUnits) {
  EXPECT_EQ(parse_rate("400/s").value, 400.0);
  EXPECT_EQ(parse_rate("1.1k/s").value, 1100.0);
  EXPECT_EQ(parse_rate("2M/s").value, 2e6);
  EXPECT_EQ(parse_rate("12/min").value, 0.2);
  EXPECT_EQ(parse_rate("3k/min").value, 50.0);
  EXPECT_EQ(parse_rate("9/h").value, 0.0025);
  EXPECT_EQ(parse_rate("0").value, 0.0);
  EXPECT_EQ(parse_rate("1e-05/s").value, 1e-05);
}

TEST(Rate, SuggestsAUnit) {
  EXPECT_EQ(parse_rate("400").error, "a rate needs a unit: write 400/s");
  EXPECT_EQ(parse_rate("-1/s").error, std::string("which is negative; ") + kAllowed);
  for (const char* text :
       {"", "/s", "400/d", "400 /s", "400/S", "4K/s", "4kk/s", "a/s", "400/s/s", "1.5.5/s"}) {
    EXPECT_EQ(parse_rate(text).error, kAllowed) << text;
  }
}

TEST(Rate, ReadsBackWhatIsWritten) {
  std::uint64_t state = 7;
  for (int i = 0; i < 20'000; ++i) {
    state = sim::mix64(state, static_cast<std::uint64_t>(i));
    const double value = static_cast<double>(state >> 11) * (i % 2 == 0 ? 0x1p-30 : 0x1p-60);
    EXPECT_EQ(parse_rate(rate_text(value)).value, value);
  }
}

}  // namespace
}  // namespace orrery::app
