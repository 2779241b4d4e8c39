// The reference of a language as a page of Markdown.
#pragma once

#include <string>

#include "app/schema/shape.h"

namespace orrery::app {

// One section for each object: what it is, its keys with types and defaults, and what is not
// modelled yet.
std::string reference_page(const ObjectDescription& root);

}  // namespace orrery::app
