#include "app/schema/units/bytes.h"

#include <cstdint>

#include <gtest/gtest.h>

#include "sim/base/mix.h"

namespace orrery::app {
namespace {

TEST(Bytes, CountIn1024sOr1000s) {
  EXPECT_EQ(parse_bytes("128Mi").value, 128U << 20);
  EXPECT_EQ(parse_bytes("2Gi").value, std::uint64_t{2} << 30);
  EXPECT_EQ(parse_bytes("2GiB").value, std::uint64_t{2} << 30);
  EXPECT_EQ(parse_bytes("10MB").value, 10'000'000U);
  EXPECT_EQ(parse_bytes("10M").value, 10'000'000U);
  EXPECT_EQ(parse_bytes("1.5k").value, 1'500U);
  EXPECT_EQ(parse_bytes("500B").value, 500U);
  EXPECT_EQ(parse_bytes("0").value, 0U);
  EXPECT_EQ(parse_bytes("15Ei").value, std::uint64_t{15} << 60);
}

TEST(Bytes, SayWhatIsWrong) {
  EXPECT_EQ(parse_bytes("128").error, "a unit is needed: write 128Mi");
  EXPECT_EQ(parse_bytes("0.3Ki").error, "which has too many digits behind the point");
  EXPECT_EQ(parse_bytes("16Ei").error, "which is out of range");
  EXPECT_EQ(parse_bytes("010Mi").error,
            "which begins with 0: an octal number to some readers; write 10");
  for (const char* text : {"", "Mi", "-1Mi", "1 Mi", "1mi", "1Mb", "1MBit"}) {
    EXPECT_EQ(parse_bytes(text).error, "allowed are sizes such as 128Mi, 2Gi, 10MB, 500B") << text;
  }
}

TEST(Bytes, ReadBackWhatIsWritten) {
  EXPECT_EQ(bytes_text(128U << 20), "128Mi");
  EXPECT_EQ(bytes_text(10'000'000), "10MB");
  EXPECT_EQ(bytes_text(0), "0B");
  std::uint64_t state = 5;
  for (unsigned i = 0; i < 20'000; ++i) {
    state = sim::mix64(state, i);
    const std::uint64_t value = (state >> (i % 64)) << (i % 40);
    EXPECT_EQ(parse_bytes(bytes_text(value)).value, value);
  }
}

}  // namespace
}  // namespace orrery::app
