// The version of this program.
#pragma once

#include <string_view>

namespace orrery::app {

// Results are equal within one version; a change of any of them is a new one.
std::string_view version();

}  // namespace orrery::app
