#include "app/spec/names.h"

#include <cstdint>
#include <string_view>

#include "app/schema/scalar_types.h"
#include "app/schema/units/count.h"
#include "app/schema/units/decimal.h"

namespace orrery::app {
namespace {

using models::AttributeValue;
using models::EndpointName;

constexpr char kPattern[] = R"(^[A-Za-z0-9_-]{1,100}\.[A-Za-z0-9_-]{1,100}$)";
constexpr char kAllowed[] = "names service.endpoint, such as cart.get";

bool is_name(std::string_view text) {
  // The rule of names is that of name_type; a reader of its own collects what is not to be shown.
  Reader silent;
  std::string name;
  return name_type("names").read(plain(std::string(text)), silent, name);
}

bool split(std::string_view text, EndpointName& name) {
  const std::size_t dot = text.find('.');
  if (dot == std::string_view::npos) return false;
  const std::string_view service = text.substr(0, dot);
  const std::string_view endpoint = text.substr(dot + 1);
  if (!is_name(service) || !is_name(endpoint)) return false;
  name = {std::string(service), std::string(endpoint)};
  return true;
}

bool parse_value(const std::string& text, bool is_quoted, const Place& place, Reader& reader,
                 AttributeValue& value) {
  const bool is_number = !is_quoted && !text.empty() && decimal_length(text) == text.size();
  if (is_number) {
    const Parsed<std::int64_t> parsed = parse_integer(text);
    if (parsed.ok()) {
      value = parsed.value;
      return true;
    }
  } else if (!text.empty() && text.size() <= limits::kNameBytesMax) {
    value = text;
    return true;
  }
  reader.error(place, "found " + in_quotes(text) +
                          ", allowed are whole numbers and words of at most " +
                          std::to_string(limits::kNameBytesMax) +
                          " bytes; a word that looks like a number stands in quotes");
  return false;
}

}  // namespace

std::string to_text(const EndpointName& name) {
  return name.service + "." + name.endpoint;
}

Type<EndpointName> endpoint_name_type() {
  return {[](const Node& node, Reader& reader, EndpointName& name) {
            if (node.is_scalar() && split(node.text, name)) return true;
            reader.refuse(node, kAllowed);
            return false;
          },
          [](const EndpointName& name) { return text_node(to_text(name)); },
          {ShapeKind::text, "service.endpoint", kPattern}};
}

KeyType<EndpointName> endpoint_name_key() {
  return {[](const Entry& entry, Reader& reader, EndpointName& name) {
            if (split(entry.key, name)) return true;
            reader.error(entry.place,
                         "found " + in_quotes(entry.key) + ", allowed are " + kAllowed);
            return false;
          },
          [](const EndpointName& name) { return to_text(name); }, kPattern};
}

Type<AttributeValue> attribute_value_type() {
  const Shape word{ShapeKind::text, "word"};
  const Shape number{ShapeKind::whole, "whole number", "", -9.2e18, 9.2e18};
  return {[](const Node& node, Reader& reader, AttributeValue& value) {
            if (node.is_scalar()) {
              return parse_value(node.text, node.is_quoted, node.place, reader, value);
            }
            reader.refuse(node, "words and whole numbers");
            return false;
          },
          [](const AttributeValue& value) {
            const std::string* text = std::get_if<std::string>(&value);
            return text ? text_node(*text) : plain(std::to_string(std::get<std::int64_t>(value)));
          },
          either_shape("word or whole number", {word, number})};
}

bool read_attribute_value(const Entry& entry, Reader& reader, AttributeValue& value) {
  return parse_value(entry.key, entry.is_quoted, entry.place, reader, value);
}

}  // namespace orrery::app
