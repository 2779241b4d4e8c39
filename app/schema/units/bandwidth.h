// Bandwidths: "10Gbps" in bits, "100MB/s" in bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "app/schema/units/parsed.h"

namespace orrery::app {

// In bits per second. ERRORS: a bare number but 0, an unknown unit, no whole number of bits, beyond
// 64 bits.
Parsed<std::uint64_t> parse_bandwidth(std::string_view text);

// Text that parses back to the same value: "10Gbps".
std::string bandwidth_text(std::uint64_t bits_per_second);

}  // namespace orrery::app
