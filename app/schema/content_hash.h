// What names the contents of a file: XXH3 with 128 bits, as 32 hexadecimal digits.
#pragma once

#include <string>
#include <string_view>

namespace orrery::app {

std::string content_hash(std::string_view bytes);

}  // namespace orrery::app
