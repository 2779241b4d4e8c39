// What is the same for every object: how its fields are described, and found in a map.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/schema/node.h"
#include "app/schema/reader.h"
#include "app/schema/shape.h"

namespace orrery::app {

// Adds a field; `standard` is its default, if it has one.
void describe_field(ObjectDescription& object, std::string_view name, const Shape& shape,
                    std::string_view doc, std::string_view example,
                    const std::optional<Node>& standard);
// Adds a field that is not modelled yet.
void describe_planned_field(ObjectDescription& object, std::string_view name,
                            std::string_view clause, std::vector<std::string> replaces);

// Reads the value of field `index` of the description; not called for planned fields.
using ReadField = std::function<bool(std::size_t index, const Node& value)>;

// Calls read_field for each field that is there, in the order of the description and within its
// scope. Reports keys that are unknown, missing, not modelled yet, or exclude each other. False if
// the value is no map (and no shorthand), or if a field that must be there could not be read.
bool read_object(const ObjectDescription& object, const Node& node, Reader& reader,
                 const ReadField& read_field);

}  // namespace orrery::app
