// Every object of the language, found from the root.
#pragma once

#include <vector>

#include "app/schema/shape.h"

namespace orrery::app {

// The root first, then what its fields need, each once, in the order of the fields.
std::vector<const ObjectDescription*> all_objects(const ObjectDescription& root);

}  // namespace orrery::app
