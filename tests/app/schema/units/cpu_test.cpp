#include "app/schema/units/cpu.h"

#include <cstdint>

#include <gtest/gtest.h>

namespace orrery::app {
namespace {

TEST(Cpu, IsInCoresOrThousandths) {
  EXPECT_EQ(parse_cpu("500m").value, 500U);
  EXPECT_EQ(parse_cpu("2").value, 2000U);
  EXPECT_EQ(parse_cpu("0.5").value, 500U);
  EXPECT_EQ(parse_cpu("0").value, 0U);
}

TEST(Cpu, SaysWhatIsWrong) {
  EXPECT_EQ(parse_cpu("0.0005").error, "which has too many digits behind the point");
  EXPECT_EQ(parse_cpu("1.5m").error, "which has too many digits behind the point");
  EXPECT_EQ(parse_cpu("99999999999999999").error, "which is out of range");
  for (const char* text : {"", "m", "-1", "2 cores", "500M"}) {
    EXPECT_EQ(parse_cpu(text).error, "allowed are shares of processors such as 500m, 0.5, 2")
        << text;
  }
}

TEST(Cpu, ReadsBackWhatIsWritten) {
  EXPECT_EQ(cpu_text(1500), "1500m");
  for (std::uint64_t value = 0; value < 20'000; ++value) {
    EXPECT_EQ(parse_cpu(cpu_text(value)).value, value);
  }
}

}  // namespace
}  // namespace orrery::app
