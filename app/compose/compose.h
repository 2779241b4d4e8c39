// From files to one document: reading, including, overriding.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/schema/node.h"
#include "app/schema/place.h"
#include "app/schema/read_yaml.h"

namespace orrery::app {

// A document with its includes and overrides applied.
struct Composition {
  Node root;
  SourceNames names;
  std::vector<SyntaxProblem> problems;  // found on the way; the rest of it is readable
  std::string default_name;             // of the scenario: the file's name without its ending
};

// `sets`: texts "path.to.key=value", applied in order. ERRORS: InputError: the file cannot be read.
Composition compose_file(const std::string& path, const std::vector<std::string>& sets);

// `name` stands in locations; includes are relative to the working directory. ERRORS: InputError:
// the text is too large, or not UTF-8.
Composition compose_text(std::string_view text, const std::string& name,
                         const std::vector<std::string>& sets);

}  // namespace orrery::app
