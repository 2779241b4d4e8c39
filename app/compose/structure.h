// Changing a document by what the schema knows of its structure: short forms are written in full
// where something is added to them, and a choice replaces the one made before.
#pragma once

#include <string>
#include <string_view>

#include "app/schema/node.h"
#include "app/schema/shape.h"

namespace orrery::app {

// What is known of the value under a name in a map of this shape; null: nothing is known.
const Shape* shape_below(const Shape* shape, const std::string& name);
// The same for the elements of a list.
const Shape* shape_of_items(const Shape* shape);

// The object that a map of this shape is; null if it is none.
const ObjectDescription* object_of(const Shape* shape);

// Makes a map of a short form ("cart.get" -> {to: cart.get}). Nothing happens to other values.
void expand_shorthand(Node& node, const Shape* shape);

// Sets the entry of a map, in place of what it excludes: other alternatives, other forms.
// REQUIRES: node.is_map().
void set_entry(Node& node, Entry entry, const Shape* shape);

// Lays `over` upon `base`: maps are merged, everything else is replaced.
void merge(Node& base, Node over, const Shape* shape);

}  // namespace orrery::app
