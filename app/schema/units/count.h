// Whole numbers: replicas, threads, seeds. They are bare.
#pragma once

#include <cstdint>
#include <string_view>

#include "app/schema/units/parsed.h"

namespace orrery::app {

// ERRORS: a clause that names what is wrong with the text: no whole number, a leading zero, beyond
// 64 bits.
Parsed<std::uint64_t> parse_count(std::string_view text);

// As parse_count, with a sign.
Parsed<std::int64_t> parse_integer(std::string_view text);

}  // namespace orrery::app
