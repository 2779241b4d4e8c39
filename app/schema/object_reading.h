// How the fields of an object are found in a map: what is the same for every object.
#pragma once

#include <cstddef>
#include <functional>

#include "app/schema/node.h"
#include "app/schema/reader.h"
#include "app/schema/shape.h"

namespace orrery::app {

// Reads the value of field `index` of the description; not called for planned fields.
using ReadField = std::function<bool(std::size_t index, const Node& value)>;

// Calls read_field for each field that is there, in the order of the description and within its
// scope. Reports keys that are unknown, missing, not modelled yet, or exclude each other. False if
// the value is no map (and no shorthand), or if a field that must be there could not be read.
bool read_object(const ObjectDescription& object, const Node& node, Reader& reader,
                 const ReadField& read_field);

}  // namespace orrery::app
