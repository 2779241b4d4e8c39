// A document as a tree of values with their places. Plain values stay the text that was written:
// whoever knows which type is meant reads it, so that `NO` is no boolean and `010` no octal.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/schema/place.h"

namespace orrery::app {

enum class NodeKind : std::uint8_t { nothing, scalar, list, map };

struct Entry;

struct Node {
  NodeKind kind = NodeKind::nothing;
  bool is_quoted = false;  // of a scalar: a text, whatever it looks like
  Place place;
  std::string text;            // of a scalar
  std::vector<Node> items;     // of a list
  std::vector<Entry> entries;  // of a map, in the order written; no key twice

  bool is_scalar() const { return kind == NodeKind::scalar; }
  bool is_list() const { return kind == NodeKind::list; }
  bool is_map() const { return kind == NodeKind::map; }

  // Null if this is no map or has no such key. COST: linear in the entries.
  const Entry* find(std::string_view key) const;
  Entry* find(std::string_view key);
  // REQUIRES: a map without this key.
  void add(std::string key, Node value);
};

struct Entry {
  std::string key;
  bool is_quoted = false;
  Place place;  // of the key
  Node value;
};

// A plain value: a number or a word that needs no quotes.
Node plain(std::string text);
// A text, in quotes where another reader of YAML could take it for something else.
Node text_node(std::string text);
Node list_node(std::vector<Node> items = {});
Node map_node();

// Whether a text can stand in YAML without quotes and is a text for every reader.
bool is_plain_word(std::string_view text);

// What stands there, for messages: "'two'", "a list", "a map", "nothing". Long texts are cut.
std::string found(const Node& node);
// The text in single quotes, cut to 40 bytes, control characters made visible.
std::string in_quotes(std::string_view text);

}  // namespace orrery::app
