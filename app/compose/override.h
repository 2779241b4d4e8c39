// Overrides: `--set path.to.key=value`, the value in YAML.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/schema/node.h"
#include "app/schema/read_yaml.h"
#include "app/schema/shape.h"

namespace orrery::app {

// Sets one value of the document; what is wrong with it is added to `problems`. `source` is the
// place of what is set. A step of the path is a key or, in brackets, the index of a list. Keys that
// hold dots, such as `frontend.checkout`, are found as they are.
void apply_override(Node& root, const std::string& text, std::uint32_t source, const Shape& shape,
                    std::vector<SyntaxProblem>& problems);

}  // namespace orrery::app
