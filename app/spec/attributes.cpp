#include "app/spec/attributes.h"

#include <string>
#include <variant>

#include "app/schema/object.h"
#include "app/schema/scalar_types.h"
#include "app/spec/distributions.h"
#include "app/spec/names.h"

namespace orrery::app {
namespace {

using models::AttributeSpec;
using models::AttributeValue;
using models::AttributeWeight;

using Weights = std::vector<AttributeWeight>;

// `{zipf: {...}}` is a law; `{zipf: 3}` is a value of that name with a weight.
bool is_zipf(const Node& node) {
  return node.entries.size() == 1 && node.entries.front().key == "zipf" &&
         node.entries.front().value.is_map();
}

bool read_weights(const Node& node, Reader& reader, Weights& weights) {
  bool ok = true;
  const Type<double> weight = weight_type();
  for (const Entry& entry : node.entries) {
    const Reader::Scope scope(reader, entry.key, entry.place);
    AttributeWeight one;
    const bool has_value = read_attribute_value(entry, reader, one.value);
    const bool has_weight = weight.read(entry.value, reader, one.weight);
    ok = ok && has_value && has_weight;
    weights.push_back(std::move(one));
  }
  return ok;
}

bool read_attribute(const Node& node, Reader& reader, AttributeSpec& spec) {
  if (!node.is_map()) {
    AttributeValue value;
    if (!attribute_value_type().read(node, reader, value)) return false;
    spec = std::move(value);
    return true;
  }
  if (is_zipf(node)) {
    const Entry& entry = node.entries.front();
    const Reader::Scope scope(reader, entry.key, entry.place);
    sim::ZipfSpec zipf;
    if (!zipf_object().read(entry.value, reader, zipf)) return false;
    spec = zipf;
    return true;
  }
  Weights weights;
  if (!read_weights(node, reader, weights)) return false;
  spec = std::move(weights);
  return true;
}

Node write_weights(const Weights& weights) {
  Node node = map_node();
  for (const AttributeWeight& one : weights) {
    const Node key = attribute_value_type().write(one.value);
    node.entries.push_back({key.text, key.is_quoted, {}, weight_type().write(one.weight)});
  }
  return node;
}

Node write_attribute(const AttributeSpec& spec) {
  if (const auto* value = std::get_if<AttributeValue>(&spec)) {
    return attribute_value_type().write(*value);
  }
  if (const auto* weights = std::get_if<Weights>(&spec)) return write_weights(*weights);
  Node node = map_node();
  node.add("zipf", zipf_object().write(std::get<sim::ZipfSpec>(spec)));
  return node;
}

Shape attribute_shape() {
  Shape zipf;
  zipf.kind = ShapeKind::object;
  zipf.object = []() -> const ObjectDescription& { return zipf_object().description(); };
  Shape wrapped{ShapeKind::map, "{zipf: ...}", "^zipf$"};
  wrapped.parts = {zipf};
  Shape weights{ShapeKind::map, "weights by value"};
  weights.parts = {weight_type().shape};
  return either_shape("a value, weights by value, or {zipf: ...}",
                      {attribute_value_type().shape, weights, wrapped});
}

}  // namespace

Type<AttributeSpec> attribute_type() {
  return {read_attribute, write_attribute, attribute_shape()};
}

}  // namespace orrery::app
