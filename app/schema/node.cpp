#include "app/schema/node.h"

#include <algorithm>
#include <array>

namespace orrery::app {
namespace {

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool is_word_character(char c) {
  return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '/';
}

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

}  // namespace

const Entry* Node::find(std::string_view key) const {
  const auto entry =
      std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.key == key; });
  return entry == entries.end() ? nullptr : &*entry;
}

Entry* Node::find(std::string_view key) {
  const auto entry =
      std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.key == key; });
  return entry == entries.end() ? nullptr : &*entry;
}

void Node::add(std::string key, Node value) {
  entries.push_back({std::move(key), false, {}, std::move(value)});
}

Node plain(std::string text) {
  Node node;
  node.kind = NodeKind::scalar;
  node.text = std::move(text);
  return node;
}

Node text_node(std::string text) {
  const bool is_plain = is_plain_word(text);
  Node node = plain(std::move(text));
  node.is_quoted = !is_plain;
  return node;
}

Node list_node(std::vector<Node> items) {
  Node node;
  node.kind = NodeKind::list;
  node.items = std::move(items);
  return node;
}

Node map_node() {
  Node node;
  node.kind = NodeKind::map;
  return node;
}

bool is_plain_word(std::string_view text) {
  // What one or another version of YAML takes for a boolean or for nothing.
  static constexpr std::array<std::string_view, 9> kReserved = {"y",   "n",    "yes",   "no",  "on",
                                                                "off", "true", "false", "null"};
  if (text.empty() || !is_letter(text.front())) return false;
  if (!std::all_of(text.begin(), text.end(), is_word_character)) return false;
  const std::string lower = lower_case(text);
  return std::find(kReserved.begin(), kReserved.end(), lower) == kReserved.end();
}

std::string found(const Node& node) {
  switch (node.kind) {
    case NodeKind::nothing:
      return "nothing";
    case NodeKind::scalar:
      return in_quotes(node.text);
    case NodeKind::list:
      return "a list";
    case NodeKind::map:
      return "a map";
  }
  return "";
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t kQuotedMax = 40;
  std::size_t length = std::min(text.size(), kQuotedMax);
  // No character of several bytes is cut in two.
  while (length > 0 && length < text.size() &&
         (static_cast<unsigned char>(text[length]) & 0xc0) == 0x80) {
    --length;
  }
  std::string result = "'";
  for (const char c : text.substr(0, length)) {
    const bool is_control = static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    result += is_control ? '?' : c;
  }
  return result + (length < text.size() ? "..." : "") + "'";
}

}  // namespace orrery::app
