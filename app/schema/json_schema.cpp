#include "app/schema/json_schema.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <nlohmann/json.hpp>

#include "app/schema/all_objects.h"

namespace orrery::app {
namespace {

using Json = nlohmann::ordered_json;

Json schema_of(const Shape& shape);

bool names(const std::vector<std::string>& list, const std::string& name) {
  return std::find(list.begin(), list.end(), name) != list.end();
}

Json one_of_several(const char* keyword, const std::vector<Shape>& parts) {
  Json list = Json::array();
  for (const Shape& part : parts) list.push_back(schema_of(part));
  return {{keyword, list}};
}

// Bounds beyond 2^53 have no exact double and are no use to an editor.
void add_bounds(Json& json, const Shape& shape) {
  constexpr double kExactMax = 9007199254740992.0;
  for (const auto& [keyword, bound] : {std::pair{"minimum", shape.low}, {"maximum", shape.high}}) {
    if (bound > kExactMax || bound < -kExactMax) continue;
    if (shape.kind == ShapeKind::whole) {
      json[keyword] = static_cast<std::int64_t>(bound);
    } else {
      json[keyword] = bound;
    }
  }
}

Json text_schema(const Shape& shape) {
  // A text without a rule may look like a number to the editor's YAML.
  if (shape.pattern.empty()) return {{"type", {"string", "number", "boolean"}}};
  return {{"type", "string"}, {"pattern", shape.pattern}};
}

Json choice_schema(const Shape& shape) {
  Json words = shape.choices;
  for (const std::string& word : shape.planned) words.push_back(word);
  return {{"enum", words}};
}

Json map_schema(const Shape& shape) {
  Json json = {{"type", "object"}};
  if (!shape.pattern.empty()) json["propertyNames"] = {{"pattern", shape.pattern}};
  json["additionalProperties"] = schema_of(shape.parts[0]);
  return json;
}

Json schema_of(const Shape& shape) {
  switch (shape.kind) {
    case ShapeKind::text:
      return text_schema(shape);
    case ShapeKind::whole:
    case ShapeKind::number: {
      Json json = {{"type", shape.kind == ShapeKind::whole ? "integer" : "number"}};
      add_bounds(json, shape);
      return json;
    }
    case ShapeKind::choice:
      return choice_schema(shape);
    case ShapeKind::flag:
      return {{"type", "boolean"}};
    case ShapeKind::list:
      return {{"type", "array"}, {"items", schema_of(shape.parts[0])}};
    case ShapeKind::map:
      return map_schema(shape);
    case ShapeKind::object:
      return {{"$ref", "#/definitions/" + shape.object().name}};
    case ShapeKind::either:
      return one_of_several("anyOf", shape.parts);
    case ShapeKind::anything:
      return Json::object();
  }
  return Json::object();
}

Json field_schema(const FieldDescription& field) {
  if (!field.planned.empty()) return {{"description", "Not modelled yet: " + field.planned + "."}};
  std::string text = field.doc;
  if (!field.default_text.empty()) text += " Default: " + field.default_text;
  if (!field.example.empty()) text += " Example: " + field.example;
  Json json = schema_of(field.shape);
  // Beside $ref other keywords are not looked at.
  if (json.contains("$ref")) json = {{"allOf", Json::array({json})}};
  json["description"] = text;
  return json;
}

// The field, or one that stands in for it.
Json required_or_replaced(const ObjectDescription& object, const FieldDescription& field) {
  Json any = Json::array();
  any.push_back({{"required", {field.name}}});
  for (const FieldDescription& other : object.fields) {
    if (!names(other.replaces, field.name)) continue;
    any.push_back({{"required", {other.name}}});
  }
  if (any.size() == 1) return any[0];
  return {{"anyOf", any}};
}

Json not_both(const std::string& one, const std::string& other) {
  return {{"not", {{"required", {one, other}}}}};
}

// One of the alternatives. Of other groups only that no two are there: files that are laid upon
// others may have none.
Json conditions(const ObjectDescription& object) {
  Json list = Json::array();
  Json alternatives = Json::array();
  for (const FieldDescription& field : object.fields) {
    if (field.is_alternative) alternatives.push_back({{"required", {field.name}}});
    if (field.is_required) list.push_back(required_or_replaced(object, field));
    for (const std::string& other : field.excludes) list.push_back(not_both(field.name, other));
  }
  if (!alternatives.empty()) list.push_back({{"oneOf", alternatives}});
  for (const std::vector<std::string>& group : object.groups) {
    for (std::size_t i = 0; i < group.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) list.push_back(not_both(group[j], group[i]));
    }
  }
  return list;
}

Json object_schema(const ObjectDescription& object) {
  Json json = {{"type", "object"}, {"description", object.doc}};
  for (const FieldDescription& field : object.fields) {
    json["properties"][field.name] = field_schema(field);
  }
  json["additionalProperties"] = false;
  const Json all = conditions(object);
  if (!all.empty()) json["allOf"] = all;
  if (object.shorthand.empty()) return json;
  const Json in_short = schema_of(object.field(object.shorthand)->shape);
  return {{"anyOf", Json::array({json, in_short})}};
}

}  // namespace

std::string json_schema(const ObjectDescription& root) {
  Json json = {{"$schema", "http://json-schema.org/draft-07/schema#"},
               {"title", "orrery " + root.name},
               {"$ref", "#/definitions/" + root.name}};
  for (const ObjectDescription* object : all_objects(root)) {
    json["definitions"][object->name] = object_schema(*object);
  }
  return json.dump(1) + "\n";
}

}  // namespace orrery::app
