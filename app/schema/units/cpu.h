// Shares of processors, as Kubernetes writes them: "500m" is half a core, "2" are two.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "app/schema/units/parsed.h"

namespace orrery::app {

// In thousandths of a core. ERRORS: an unknown unit, finer than a thousandth, beyond 64 bits.
Parsed<std::uint64_t> parse_cpu(std::string_view text);

// Text that parses back to the same value: "500m", "2".
std::string cpu_text(std::uint64_t millicores);

}  // namespace orrery::app
