#include "app/schema/units/count.h"

#include <cstdint>

#include <gtest/gtest.h>

namespace orrery::app {
namespace {

TEST(Count, ReadsWholeNumbers) {
  EXPECT_EQ(parse_count("0").value, 0U);
  EXPECT_EQ(parse_count("18446744073709551615").value, UINT64_MAX);
  EXPECT_EQ(parse_integer("-9223372036854775807").value, -9223372036854775807);
  EXPECT_EQ(parse_integer("42").value, 42);
}

TEST(Count, SaysWhatIsWrong) {
  EXPECT_EQ(parse_count("-1").error, "which is negative");
  EXPECT_EQ(parse_count("1_000").error, "write 1000");
  EXPECT_EQ(parse_count("010").error,
            "which begins with 0: an octal number to some readers; write 10");
  EXPECT_EQ(parse_count("18446744073709551616").error, "which is out of range");
  EXPECT_EQ(parse_integer("9223372036854775808").error, "which is out of range");
  for (const char* text : {"", "-", "two", "1.5", "1e3", "0x10", "0b1", "yes", " 1", "+1", "_"}) {
    EXPECT_EQ(parse_count(text).error, "which is no whole number") << text;
  }
}

}  // namespace
}  // namespace orrery::app
