#include "app/compose/structure.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

namespace orrery::app {
namespace {

bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Whether the field `name` makes no sense beside the field `by`.
bool is_excluded(const ObjectDescription& object, const FieldDescription& by,
                 const std::string& name) {
  if (name == by.name) return false;
  if (holds(by.excludes, name)) return true;
  const auto groups = object.all_groups();
  return std::any_of(groups.begin(), groups.end(), [&](const std::vector<std::string>& group) {
    return holds(group, by.name) && holds(group, name);
  });
}

std::map<std::string, std::size_t> positions_of(const Node& map) {
  std::map<std::string, std::size_t> positions;
  for (std::size_t i = 0; i < map.entries.size(); ++i) positions.emplace(map.entries[i].key, i);
  return positions;
}

}  // namespace

const ObjectDescription* object_of(const Shape* shape) {
  if (shape == nullptr) return nullptr;
  if (shape->kind == ShapeKind::object) return &shape->object();
  if (shape->kind != ShapeKind::either) return nullptr;
  for (const Shape& part : shape->parts) {
    if (const ObjectDescription* object = object_of(&part)) return object;
  }
  return nullptr;
}

const Shape* shape_below(const Shape* shape, const std::string& name) {
  if (shape == nullptr) return nullptr;
  if (shape->kind == ShapeKind::map) return &shape->parts[0];
  if (shape->kind == ShapeKind::object) {
    const FieldDescription* field = shape->object().field(name);
    return field == nullptr ? nullptr : &field->shape;
  }
  if (shape->kind != ShapeKind::either) return nullptr;
  for (const Shape& part : shape->parts) {
    if (const Shape* below = shape_below(&part, name)) return below;
  }
  return nullptr;
}

const Shape* shape_of_items(const Shape* shape) {
  if (shape == nullptr) return nullptr;
  if (shape->kind == ShapeKind::list) return &shape->parts[0];
  if (shape->kind == ShapeKind::object && !shape->object().shorthand.empty()) {
    // A list in place of the object is its short form.
    return shape_of_items(&shape->object().field(shape->object().shorthand)->shape);
  }
  if (shape->kind != ShapeKind::either) return nullptr;
  for (const Shape& part : shape->parts) {
    if (const Shape* items = shape_of_items(&part)) return items;
  }
  return nullptr;
}

void expand_shorthand(Node& node, const Shape* shape) {
  if (node.is_map() || node.kind == NodeKind::nothing) return;
  const ObjectDescription* object = object_of(shape);
  if (object == nullptr || object->shorthand.empty()) return;
  Node map = map_node();
  map.place = node.place;
  map.entries.push_back({object->shorthand, false, node.place, std::move(node)});
  node = std::move(map);
}

void set_entry(Node& node, Entry entry, const Shape* shape) {
  if (const ObjectDescription* object = object_of(shape)) {
    if (const FieldDescription* field = object->field(entry.key)) {
      const auto excluded = [&](const Entry& e) { return is_excluded(*object, *field, e.key); };
      node.entries.erase(std::remove_if(node.entries.begin(), node.entries.end(), excluded),
                         node.entries.end());
    }
  }
  if (Entry* there = node.find(entry.key)) {
    *there = std::move(entry);
  } else {
    node.entries.push_back(std::move(entry));
  }
}

void merge(Node& base, Node over, const Shape* shape) {
  if (over.is_map()) expand_shorthand(base, shape);
  if (!base.is_map() || !over.is_map()) {
    base = std::move(over);
    return;
  }
  base.place = over.place;
  // Maps of names may be large: no walk through all entries for each of them.
  std::map<std::string, std::size_t> positions = positions_of(base);
  const ObjectDescription* object = object_of(shape);
  for (Entry& entry : over.entries) {
    const auto there = positions.find(entry.key);
    if (there != positions.end()) {
      Node value = std::move(base.entries[there->second].value);
      merge(value, std::move(entry.value), shape_below(shape, entry.key));
      entry.value = std::move(value);
    }
    if (object != nullptr && object->field(entry.key) != nullptr) {
      set_entry(base, std::move(entry), shape);
      positions = positions_of(base);
    } else if (there != positions.end()) {
      base.entries[there->second] = std::move(entry);
    } else {
      base.entries.push_back(std::move(entry));
    }
  }
}

}  // namespace orrery::app
