// Files as text.
#pragma once

#include <string>

namespace orrery::app {

// The text of a file. ERRORS: InputError: it is absent, a directory, larger than
// limits::kFileBytesMax, or no UTF-8 text. COST: no more than the limit is read.
std::string read_text_file(const std::string& path);

}  // namespace orrery::app
