#include "app/schema/object_reading.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/schema/nearest.h"
#include "app/schema/write_yaml.h"

namespace orrery::app {
namespace {

void report_unknown(const ObjectDescription& object, const Entry& entry, Reader& reader) {
  // Nobody sees it; a file may have very many.
  if (reader.is_full()) return reader.error_below(entry.key, entry.place, "");
  NearestName nearest(entry.key);
  for (const FieldDescription& field : object.fields) {
    nearest.offer(field.name, field.planned.empty());
  }
  reader.error_below(entry.key, entry.place,
                     "unknown key" + nearest.did_you_mean_of("allowed are"));
}

void report_missing(const FieldDescription& field, const Node& node, Reader& reader) {
  reader.error_below(
      field.name, node.place,
      "is missing" +
          (field.example.empty() ? "" : "; for example " + field.name + ": " + field.example));
}

// "both a and b", "a, b and c".
std::string all_of(std::vector<std::string> names) {
  const std::string last = std::move(names.back());
  names.pop_back();
  return (names.size() == 1 ? "both " : "") + joined(names) + " and " + last;
}

// Whether a key that is there stands in for the field.
bool is_replaced(const ObjectDescription& object, const Node& node, const std::string& name) {
  return std::any_of(node.entries.begin(), node.entries.end(), [&](const Entry& entry) {
    const FieldDescription* field = object.field(entry.key);
    return field != nullptr &&
           std::find(field->replaces.begin(), field->replaces.end(), name) != field->replaces.end();
  });
}

// Exactly one field of each group.
bool check_groups(const ObjectDescription& object, const Node& node, Reader& reader) {
  bool ok = true;
  // An unknown key may be the one, misspelt.
  const bool has_unknown =
      std::any_of(node.entries.begin(), node.entries.end(),
                  [&](const Entry& entry) { return object.field(entry.key) == nullptr; });
  for (const std::vector<std::string>& group : object.all_groups()) {
    std::vector<std::string> given;
    std::vector<std::string> allowed;
    for (const std::string& name : group) {
      if (node.find(name) != nullptr) given.push_back(name);
      if (object.field(name)->planned.empty()) allowed.push_back(name);
    }
    if (given.size() == 1) continue;
    ok = false;
    if (given.empty() && has_unknown) continue;
    reader.error(node.place,
                 (given.empty() ? "has none of " + joined(allowed) : "has " + all_of(given)) +
                     "; exactly one is needed");
  }
  return ok;
}

bool read_shorthand(const ObjectDescription& object, const Node& node, Reader& reader,
                    const ReadField& read_field) {
  bool ok = true;
  for (std::size_t i = 0; i < object.fields.size(); ++i) {
    const FieldDescription& field = object.fields[i];
    if (field.name == object.shorthand) {
      const Reader::Scope scope(reader, "", field.name, node.place);
      ok = read_field(i, node) && ok;
    } else if (field.is_required) {
      report_missing(field, node, reader);
      ok = false;
    }
  }
  return ok;
}

}  // namespace

void describe_field(ObjectDescription& object, std::string_view name, const Shape& shape,
                    std::string_view doc, std::string_view example,
                    const std::optional<Node>& standard) {
  FieldDescription& field = object.fields.emplace_back();
  field.name = name;
  field.doc = doc;
  field.example = example;
  field.shape = shape;
  if (standard) field.default_text = to_flow_yaml(*standard);
}

void describe_planned_field(ObjectDescription& object, std::string_view name,
                            std::string_view clause, std::vector<std::string> replaces) {
  FieldDescription& field = object.fields.emplace_back();
  field.name = name;
  field.planned = clause;
  field.replaces = std::move(replaces);
}

bool read_object(const ObjectDescription& object, const Node& node, Reader& reader,
                 const ReadField& read_field) {
  if (!node.is_map()) {
    if (!object.shorthand.empty() && node.kind != NodeKind::nothing) {
      return read_shorthand(object, node, reader, read_field);
    }
    reader.refuse(node, "a map with the keys " + joined(object.names()));
    return false;
  }
  for (const Entry& entry : node.entries) {
    if (object.field(entry.key) == nullptr) report_unknown(object, entry, reader);
  }
  bool ok = true;
  for (std::size_t i = 0; i < object.fields.size(); ++i) {
    const FieldDescription& field = object.fields[i];
    const Entry* entry = node.find(field.name);
    if (entry == nullptr) {
      ok = ok && !field.is_required;
      if (field.is_required && !is_replaced(object, node, field.name)) {
        report_missing(field, node, reader);
      }
      continue;
    }
    const Reader::Scope scope(reader, field.name, entry->place);
    if (!field.planned.empty()) {
      reader.unmodelled(entry->place, "is not modelled yet: " + field.planned);
      ok = ok && !field.is_alternative;
    } else if (!read_field(i, entry->value)) {
      ok = ok && !field.is_required && !field.is_alternative;
    }
  }
  return check_groups(object, node, reader) && ok;
}

}  // namespace orrery::app
