// Numbers on the command line: whole texts, ranges named.
#pragma once

#include <cstdint>
#include <string>

namespace orrery::app {

// ERRORS: std::invalid_argument with a sentence: "--seed: found 'x', allowed are whole numbers from
// 0 to 4294967295".
std::uint32_t whole_argument(const std::string& option, const std::string& text,
                             std::uint32_t least, std::uint32_t most);

// "5%" or "0.05", above 0 and at most 1. ERRORS: as above.
double fraction_argument(const std::string& option, const std::string& text);

}  // namespace orrery::app
