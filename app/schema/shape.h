// What values may look like, for people and editors: what the JSON Schema and the reference page
// are made of. Types (type.h) and objects (object.h) carry their shape.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace orrery::app {

struct ObjectDescription;

enum class ShapeKind : std::uint8_t {
  text,      // that matches `pattern`, if there is one
  whole,     // a whole number in [low, high]
  number,    // in [low, high]
  choice,    // one of `choices`
  flag,      // true or false
  list,      // of parts[0]
  map,       // from names that match `pattern` to parts[0]
  object,    // `object` describes it
  either,    // one of `parts`
  anything,  // not looked at
};

struct Shape {
  ShapeKind kind = ShapeKind::anything;
  std::string name = {};     // for people: "duration", "list of steps"
  std::string pattern = {};  // ECMA 262, anchored
  double low = 0;
  double high = 0;
  std::vector<std::string> choices = {};
  std::vector<std::string> planned = {};  // choices that are not modelled yet
  std::vector<Shape> parts = {};
  // A function, as objects may hold themselves.
  const ObjectDescription& (*object)() = nullptr;
};

struct FieldDescription {
  std::string name;
  std::string doc;
  std::string example;       // YAML of the value; may be empty
  std::string default_text;  // YAML of the value; empty: none
  bool is_required = false;
  bool is_alternative = false;  // exactly one of the alternatives of an object must be there
  // Fields that make no sense beside this one: where files are merged the later one wins.
  std::vector<std::string> excludes;
  // Required fields that are not missed where this one is.
  std::vector<std::string> replaces;
  std::string planned;  // not empty: is not modelled yet, and this is what it will be
  Shape shape;
};

struct ObjectDescription {
  std::string name;  // unique among the objects: "service"
  std::string doc;
  std::vector<FieldDescription> fields;
  // Sets of fields of which exactly one must be there, besides the alternatives.
  std::vector<std::vector<std::string>> groups;
  // A value that is no map means the field of this name; empty: only maps are allowed.
  std::string shorthand;

  const FieldDescription* field(const std::string& name) const;
  // The names of the fields that are modelled, in their order.
  std::vector<std::string> names() const;
  // All sets of fields of which exactly one must be there, the alternatives first.
  std::vector<std::vector<std::string>> all_groups() const;
};

}  // namespace orrery::app
