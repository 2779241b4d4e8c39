// Numbers in messages and descriptions.
#pragma once

#include <string>

namespace orrery::sim {

// The shortest decimal that reads back as the same double: "0.1", "1e+30", "nan".
std::string number_text(double value);

}  // namespace orrery::sim
