#include "app/schema/units/decimal.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>

#include <gtest/gtest.h>

#include "sim/base/mix.h"
#include "sim/distributions/number_text.h"

namespace orrery::app {
namespace {

TEST(Decimal, IsTheNearestDouble) {
  EXPECT_EQ(parse_decimal("0.1").value, 0.1);
  EXPECT_EQ(parse_decimal("-3").value, -3.0);
  EXPECT_EQ(parse_decimal("+2e-05").value, 2e-05);
  EXPECT_EQ(parse_decimal("1.7976931348623157e+308").value, std::numeric_limits<double>::max());
  EXPECT_FALSE(std::signbit(parse_decimal("-0").value));
}

// 99.5 / 100 and 0.1 * 1e3 round twice; the shift does not.
TEST(Decimal, ShiftsWithoutRounding) {
  EXPECT_EQ(parse_decimal("99.5", -2).value, 0.995);
  EXPECT_EQ(parse_decimal("0.07", -2).value, 0.0007);
  EXPECT_EQ(parse_decimal("1.1", 6).value, 1.1e6);
  EXPECT_EQ(parse_decimal("5e-3", 3).value, 5.0);
}

TEST(Decimal, RefusesEverythingElse) {
  for (const char* text : {"", ".", "-", "+", ".5", "5.", "1e", "1e+", "0x10", "1_000", "inf",
                           "nan", " 1", "1 ", "1,5", "--1", "1e5.5", "\xff"}) {
    EXPECT_EQ(parse_decimal(text).error, "which is no number") << text;
  }
  EXPECT_EQ(parse_decimal("1e309").error, "which is out of range");
  EXPECT_EQ(parse_decimal("1e99999999999").error, "which is out of range");
  EXPECT_EQ(parse_decimal("010").error,
            "which begins with 0: an octal number to some readers; write 10");
  EXPECT_EQ(parse_decimal("-007.5").error,
            "which begins with 0: an octal number to some readers; write -7.5");
}

TEST(Decimal, ReadsBackWhatIsWritten) {
  std::uint64_t state = 1;
  for (int i = 0; i < 20'000; ++i) {
    state = sim::mix64(state, static_cast<std::uint64_t>(i));
    const double value = std::bit_cast<double>(state);
    if (!(value - value == 0)) continue;
    EXPECT_EQ(parse_decimal(sim::number_text(value)).value, value);
  }
}

TEST(Scaled, IsExact) {
  EXPECT_EQ(parse_scaled("1.5", 1024).value, 1536U);
  EXPECT_EQ(parse_scaled("0.0000000000000000001", 1).error,
            "which has too many digits behind the point");
  EXPECT_EQ(parse_scaled("0.3", 1024).error, "which has too many digits behind the point");
  EXPECT_EQ(parse_scaled("18446744073709551615", 1).value, UINT64_MAX);
  EXPECT_EQ(parse_scaled("18446744073709551615.000", 1).value, UINT64_MAX);
  EXPECT_EQ(parse_scaled("18446744073709551616", 1).error, "which is out of range");
  EXPECT_EQ(parse_scaled("18446744073709551615", 2).error, "which is out of range");
  for (const char* text : {"", "-1", "+1", "1.", ".5", "1e3"}) {
    EXPECT_EQ(parse_scaled(text, 1).error, "which is no number") << text;
  }
}

}  // namespace
}  // namespace orrery::app
