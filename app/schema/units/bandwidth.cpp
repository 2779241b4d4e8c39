#include "app/schema/units/bandwidth.h"

#include <array>

#include "app/schema/units/scaled_units.h"

namespace orrery::app {
namespace {

constexpr std::array<ScaledUnit, 14> kBandwidthUnits = {{
    {"Tbps", 1'000'000'000'000},
    {"Gbps", 1'000'000'000},
    {"Mbps", 1'000'000},
    {"kbps", 1'000},
    {"bps", 1},
    {"TB/s", 8'000'000'000'000},
    {"GB/s", 8'000'000'000},
    {"MB/s", 8'000'000},
    {"kB/s", 8'000},
    {"B/s", 8},
    {"TiB/s", std::uint64_t{8} << 40},
    {"GiB/s", std::uint64_t{8} << 30},
    {"MiB/s", std::uint64_t{8} << 20},
    {"KiB/s", std::uint64_t{8} << 10},
}};

}  // namespace

Parsed<std::uint64_t> parse_bandwidth(std::string_view text) {
  return parse_scaled_units(text, kBandwidthUnits,
                            "allowed are bandwidths such as 10Gbps (bits) or 100MB/s (bytes)",
                            "Mbps");
}

std::string bandwidth_text(std::uint64_t bits_per_second) {
  return scaled_units_text(bits_per_second, kBandwidthUnits);
}

}  // namespace orrery::app
