#include "app/schema/reference_page.h"

#include <set>
#include <string>
#include <vector>

#include "app/schema/all_objects.h"
#include "app/schema/limits.h"

namespace orrery::app {
namespace {

std::string in_code(const std::string& text) {
  return "`" + text + "`";
}

std::string shape_text(const Shape& shape) {
  switch (shape.kind) {
    case ShapeKind::object:
      return "[" + shape.object().name + "](#" + shape.object().name + ")";
    case ShapeKind::list:
      return "list of " + shape_text(shape.parts[0]);
    case ShapeKind::map:
      return shape.name + ": " + shape_text(shape.parts[0]);
    case ShapeKind::choice: {
      std::string text;
      for (const std::string& choice : shape.choices) {
        text += (text.empty() ? "" : ", ") + in_code(choice);
      }
      return text;
    }
    case ShapeKind::either: {
      static const std::set<std::string> kUnits = {"duration", "rate", "probability", "cores"};
      if (kUnits.count(shape.name) > 0) {
        return shape.name;
      }
      std::string text;
      for (const Shape& part : shape.parts) text += (text.empty() ? "" : " or ") + shape_text(part);
      return text;
    }
    case ShapeKind::anything:
      return "anything";
    case ShapeKind::flag:
    case ShapeKind::text:
    case ShapeKind::whole:
    case ShapeKind::number:
      break;
  }
  return shape.name;
}

std::string cell(const std::string& text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '|') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string default_text(const FieldDescription& field) {
  if (field.is_required) return "required";
  if (field.is_alternative) return "one of these";
  // What an object is without a word is said in its own section.
  const bool is_object = field.shape.kind == ShapeKind::object;
  return field.default_text.empty() || is_object ? "" : in_code(field.default_text);
}

std::string row(const FieldDescription& field) {
  std::string what = field.doc;
  if (!field.example.empty()) what += " Example: " + in_code(field.example);
  std::string text;
  for (const std::string& each :
       {in_code(field.name), what, shape_text(field.shape), default_text(field)}) {
    text += "| " + cell(each) + " ";
  }
  return text + "|\n";
}

std::string planned_text(const ObjectDescription& object) {
  std::string text;
  for (const FieldDescription& field : object.fields) {
    if (field.planned.empty()) continue;
    text += (text.empty() ? "\nNot modelled yet: " : "; ") + in_code(field.name) + " (" +
            field.planned + ")";
  }
  return text.empty() ? text : text + ".\n";
}

std::string section(const ObjectDescription& object) {
  std::string text = "\n## " + object.name + "\n\n" + object.doc + "\n";
  if (!object.shorthand.empty()) {
    text += "\nA value that is no map means the key " + in_code(object.shorthand) + " alone.\n";
  }
  for (const std::vector<std::string>& group : object.groups) {
    std::string names;
    for (const std::string& name : group) {
      if (!object.field(name)->planned.empty()) continue;
      names += (names.empty() ? "" : ", ") + in_code(name);
    }
    text += "\nExactly one of " + names + " is needed.\n";
  }
  text += "\n| key | what it is | type | default |\n|---|---|---|---|\n";
  for (const FieldDescription& field : object.fields) {
    if (field.planned.empty()) text += row(field);
  }
  return text + planned_text(object);
}

}  // namespace

std::string reference_page(const ObjectDescription& root) {
  std::string text =
      "# The scenario file\n\n"
      "Every key that a scenario can have. This page and `schema/scenario.schema.json` are made "
      "from\nthe descriptions that also read the files, so they say what is so.\n\n"
      "Durations: `250ms`, `1h30m`, units d, h, m, s, ms, us, ns; `0` needs none. Rates: `400/s`, "
      "`5k/s`,\n`12/min`, `3/h`. Probabilities: `1%` or `0.01`. Counts are bare. Words stay words: "
      "`no` is not a\nboolean, and `010` is not a number.\n\n"
      "A scenario has at most " +
      std::to_string(limits::kFileBytesMax >> 20) +
      " MiB of text in all its files, and each file " + std::to_string(limits::kSignsMax) +
      " brackets, commas,\ncolons, dashes and the like and " + std::to_string(limits::kNodesMax) +
      " keys and values; so must it be when it is written in\n"
      "full, with all defaults. Services: " +
      std::to_string(limits::kServicesMax) +
      ", endpoints: " + std::to_string(limits::kEndpointsMax) +
      ", workloads: " + std::to_string(limits::kWorkloadsMax) +
      ", failures: " + std::to_string(limits::kFailuresMax) + ".\n";
  for (const ObjectDescription* object : all_objects(root)) text += section(*object);
  return text;
}

}  // namespace orrery::app
