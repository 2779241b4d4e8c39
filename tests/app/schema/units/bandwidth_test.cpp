#include "app/schema/units/bandwidth.h"

#include <cstdint>

#include <gtest/gtest.h>

#include "sim/base/mix.h"

namespace orrery::app {
namespace {

TEST(Bandwidth, IsInBitsOrBytes) {
  EXPECT_EQ(parse_bandwidth("10Gbps").value, 10'000'000'000U);
  EXPECT_EQ(parse_bandwidth("1.5kbps").value, 1'500U);
  EXPECT_EQ(parse_bandwidth("100MB/s").value, 800'000'000U);
  EXPECT_EQ(parse_bandwidth("1MiB/s").value, 8U << 20);
  EXPECT_EQ(parse_bandwidth("0").value, 0U);
}

TEST(Bandwidth, SaysWhatIsWrong) {
  EXPECT_EQ(parse_bandwidth("10").error, "a unit is needed: write 10Mbps");
  for (const char* text : {"", "Gbps", "10gbps", "10Gb/s", "10GBps", "-1Gbps"}) {
    EXPECT_EQ(parse_bandwidth(text).error,
              "allowed are bandwidths such as 10Gbps (bits) or 100MB/s (bytes)")
        << text;
  }
}

TEST(Bandwidth, ReadsBackWhatIsWritten) {
  EXPECT_EQ(bandwidth_text(800'000'000), "800Mbps");
  EXPECT_EQ(bandwidth_text(0), "0bps");
  std::uint64_t state = 5;
  for (unsigned i = 0; i < 20'000; ++i) {
    state = sim::mix64(state, i);
    const std::uint64_t value = state >> (i % 64);
    EXPECT_EQ(parse_bandwidth(bandwidth_text(value)).value, value);
  }
}

}  // namespace
}  // namespace orrery::app
