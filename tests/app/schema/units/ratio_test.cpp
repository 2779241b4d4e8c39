#include "app/schema/units/ratio.h"

#include <cstdint>

#include <gtest/gtest.h>

#include "sim/base/mix.h"

namespace orrery::app {
namespace {

TEST(Ratio, IsANumberOrPercent) {
  EXPECT_EQ(parse_ratio("99.5%").value, 0.995);
  EXPECT_EQ(parse_ratio("0.995").value, 0.995);
  EXPECT_EQ(parse_ratio("1%").value, 0.01);
  EXPECT_EQ(parse_ratio("0").value, 0.0);
  EXPECT_EQ(parse_ratio("-5%").value, -0.05);
}

TEST(Ratio, RefusesEverythingElse) {
  for (const char* text : {"", "%", "yes", "1 %", "1%%", "1/2", "1‰"}) {
    EXPECT_EQ(parse_ratio(text).error, "allowed are ratios such as 0.995, or 99.5%") << text;
  }
}

TEST(Ratio, ReadsBackWhatIsWritten) {
  std::uint64_t state = 3;
  for (int i = 0; i < 20'000; ++i) {
    state = sim::mix64(state, static_cast<std::uint64_t>(i));
    const double value = static_cast<double>(state >> 11) * 0x1p-53;
    EXPECT_EQ(parse_ratio(ratio_text(value)).value, value);
  }
}

}  // namespace
}  // namespace orrery::app
