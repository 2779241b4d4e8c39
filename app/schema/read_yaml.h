// YAML text to a document tree: the part of YAML that reads the same for everybody.
//
// Refused, each with its place: a key twice in one map, merge keys, tags, keys that are no words,
// several documents, aliases that refer to themselves, and whatever goes beyond limits.h. Aliases
// are allowed and copied within the budget of nodes, so no file grows beyond it when read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "app/schema/node.h"

namespace orrery::app {

struct SyntaxProblem {
  Place place;
  std::string message;
  std::string path = {};  // in the scenario; empty: none
  // Something could not be read at all: what it would have contained is missed in vain.
  bool is_fatal = true;
};

struct YamlDocument {
  Node root;  // `nothing` where the text holds no document
  // What is wrong. A document with keys twice is read to its end (the first one counts); any other
  // problem ends the reading.
  std::vector<SyntaxProblem> problems;
};

// `source` stands in places. REQUIRES: is_utf8_text(text). COST: about 0.1 us a byte and 1.4 us a
// sign, of which limits::kSignsMax are read, and at most limits::kNodesMax nodes.
YamlDocument read_yaml(std::string_view text, std::uint32_t source);

// Brackets, commas, colons, dashes of lists and the like, in texts and comments too: no text has
// more tokens than a few times as many.
std::size_t count_signs(std::string_view text);

// Whether these bytes are UTF-8 without NUL.
bool is_utf8_text(std::string_view bytes);

}  // namespace orrery::app
