// The JSON Schema of an object, draft-07: what editors check and complete while people write.
#pragma once

#include <string>

#include "app/schema/shape.h"

namespace orrery::app {

// Ranges of durations and what only cross checks see are beyond it: what the schema refuses the
// loader refuses too, not the other way round. Keys that are not modelled yet are allowed.
std::string json_schema(const ObjectDescription& root);

}  // namespace orrery::app
