#include "tests/vectors/value.h"

#include <array>
#include <cstdio>

namespace orrery::vectors {

const Value* Value::find(std::string_view name) const {
  for (const auto& [key, value] : members)
    if (key == name) return &value;
  return nullptr;
}

std::string number_text(double number, int digits) {
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%.*g", digits, number);
  return text.data();
}

std::string to_text(const Value& value) {
  switch (value.kind) {
    case ValueKind::null:
      return "null";
    case ValueKind::boolean:
      return value.boolean ? "true" : "false";
    case ValueKind::number:
      return number_text(value.number);
    case ValueKind::text:
      return value.text;
    case ValueKind::list: {
      std::string text = "[";
      for (const Value& item : value.items) {
        if (text.size() > 1) text += ',';
        text += to_text(item);
      }
      return text + "]";
    }
    case ValueKind::object: {
      std::string text = "{";
      for (const auto& [name, member] : value.members) {
        if (text.size() > 1) text += ',';
        text += name + ":" + to_text(member);
      }
      return text + "}";
    }
  }
  return {};
}

}  // namespace orrery::vectors
