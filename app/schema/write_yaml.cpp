#include "app/schema/write_yaml.h"

#include <cstddef>

namespace orrery::app {
namespace {

constexpr std::size_t kColumnsMax = 90;

void append_escaped(std::string& out, std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += text[i];
    } else if (c == '\n') {
      out += "\\n";
    } else if (c < 0x20 || c == 0x7f) {
      out += "\\x";
      out += kHex[c >> 4];
      out += kHex[c & 15];
    } else {
      out += text[i];
    }
  }
}

std::string scalar_text(std::string_view text, bool is_quoted) {
  if (!is_quoted) return std::string(text);
  std::string out = "\"";
  append_escaped(out, text);
  return out + '"';
}

void append_flow(std::string& out, const Node& node) {
  const char* separator = "";
  switch (node.kind) {
    case NodeKind::nothing:
      out += "null";
      return;
    case NodeKind::scalar:
      out += scalar_text(node.text, node.is_quoted);
      return;
    case NodeKind::list:
      out += '[';
      for (const Node& item : node.items) {
        out += separator;
        append_flow(out, item);
        separator = ", ";
      }
      out += ']';
      return;
    case NodeKind::map:
      out += '{';
      for (const Entry& entry : node.entries) {
        out += separator;
        out += scalar_text(entry.key, entry.is_quoted) + ": ";
        append_flow(out, entry.value);
        separator = ", ";
      }
      out += '}';
      return;
  }
}

// An upper bound of nothing: counts until it is clear that the value is too long for a line.
bool fits(const Node& node, std::size_t& columns) {
  constexpr std::size_t kBrackets = 2;
  const auto spend = [&](std::size_t n) {
    if (n > columns) return false;
    columns -= n;
    return true;
  };
  if (node.kind == NodeKind::nothing) return spend(4);
  if (!spend(node.text.size() + kBrackets)) return false;
  for (const Node& item : node.items) {
    if (!fits(item, columns)) return false;
  }
  for (const Entry& entry : node.entries) {
    if (!spend(entry.key.size() + kBrackets) || !fits(entry.value, columns)) return false;
  }
  return true;
}

bool is_one_line(const Node& node, std::size_t column) {
  if (node.items.empty() && node.entries.empty()) return true;
  std::size_t columns = column < kColumnsMax ? kColumnsMax - column : 0;
  return fits(node, columns);
}

void append_block(std::string& out, const Node& node, std::size_t indent);

// What stands behind "key:" or "-", the newline included.
void append_value(std::string& out, const Node& node, std::size_t indent, std::size_t column) {
  if (is_one_line(node, column)) {
    out += ' ';
    append_flow(out, node);
    out += '\n';
    return;
  }
  out += '\n';
  append_block(out, node, indent + 2);
}

void append_block(std::string& out, const Node& node, std::size_t indent) {
  for (const Node& item : node.items) {
    const std::size_t begin = out.size();
    if (is_one_line(item, indent + 2)) {
      out.append(indent, ' ');
      out += '-';
      append_value(out, item, indent, indent + 2);
      continue;
    }
    // The dash stands in the indentation of the first line.
    append_block(out, item, indent + 2);
    out[begin + indent] = '-';
  }
  for (const Entry& entry : node.entries) {
    const std::string key = scalar_text(entry.key, entry.is_quoted);
    out.append(indent, ' ');
    out += key + ':';
    append_value(out, entry.value, indent, indent + key.size() + 2);
  }
}

}  // namespace

std::string to_yaml(const Node& root) {
  std::string out;
  if ((root.is_map() || root.is_list()) && !(root.items.empty() && root.entries.empty())) {
    append_block(out, root, 0);
    return out;
  }
  append_flow(out, root);
  return out + '\n';
}

std::string to_flow_yaml(const Node& node) {
  std::string out;
  append_flow(out, node);
  return out;
}

}  // namespace orrery::app
