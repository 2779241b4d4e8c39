// A document tree to YAML: one text for one tree, short values on one line.
#pragma once

#include <string>

#include "app/schema/node.h"

namespace orrery::app {

// Reading it back gives the same tree, places aside.
std::string to_yaml(const Node& root);

// The same on one line, with brackets.
std::string to_flow_yaml(const Node& node);

}  // namespace orrery::app
