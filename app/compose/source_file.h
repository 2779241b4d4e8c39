// Files as text.
#pragma once

#include <cstddef>
#include <string>

#include "app/schema/limits.h"

namespace orrery::app {

// The text of a file. ERRORS: InputError: it is absent, a directory, larger than `bytes_max`, or no
// UTF-8 text. COST: no more than the limit is read.
std::string read_text_file(const std::string& path, std::size_t bytes_max = limits::kFileBytesMax);

}  // namespace orrery::app
