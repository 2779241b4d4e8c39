#include "app/schema/units/bytes.h"

#include <array>

#include "app/schema/units/scaled_units.h"

namespace orrery::app {
namespace {

// The first name of a size is the one that is written.
constexpr std::array<ScaledUnit, 25> kByteUnits = {{
    {"Ei", std::uint64_t{1} << 60},
    {"EiB", std::uint64_t{1} << 60},
    {"EB", 1'000'000'000'000'000'000},
    {"E", 1'000'000'000'000'000'000},
    {"Pi", std::uint64_t{1} << 50},
    {"PiB", std::uint64_t{1} << 50},
    {"PB", 1'000'000'000'000'000},
    {"P", 1'000'000'000'000'000},
    {"Ti", std::uint64_t{1} << 40},
    {"TiB", std::uint64_t{1} << 40},
    {"TB", 1'000'000'000'000},
    {"T", 1'000'000'000'000},
    {"Gi", std::uint64_t{1} << 30},
    {"GiB", std::uint64_t{1} << 30},
    {"GB", 1'000'000'000},
    {"G", 1'000'000'000},
    {"Mi", std::uint64_t{1} << 20},
    {"MiB", std::uint64_t{1} << 20},
    {"MB", 1'000'000},
    {"M", 1'000'000},
    {"Ki", std::uint64_t{1} << 10},
    {"KiB", std::uint64_t{1} << 10},
    {"kB", 1'000},
    {"k", 1'000},
    {"B", 1},
}};

}  // namespace

Parsed<std::uint64_t> parse_bytes(std::string_view text) {
  return parse_scaled_units(text, kByteUnits, "allowed are sizes such as 128Mi, 2Gi, 10MB, 500B",
                            "Mi");
}

std::string bytes_text(std::uint64_t bytes) {
  return scaled_units_text(bytes, kByteUnits);
}

}  // namespace orrery::app
