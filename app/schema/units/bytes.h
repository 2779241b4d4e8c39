// Sizes: "128Mi" and "2Gi" count in 1024s as Kubernetes does, "10MB" and "1GB" in 1000s.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "app/schema/units/parsed.h"

namespace orrery::app {

// In bytes. ERRORS: a bare number but 0, an unknown unit, no whole number of bytes, beyond 64 bits.
Parsed<std::uint64_t> parse_bytes(std::string_view text);

// Text that parses back to the same value: "128Mi", "10MB", "1500B".
std::string bytes_text(std::uint64_t bytes);

}  // namespace orrery::app
