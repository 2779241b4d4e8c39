// The vectors that are committed beside these tests.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "tests/vectors/vector_file.h"

namespace orrery::vectors {

// All cases of tests/vectors/theory, by file. ERRORS: MalformedFile.
std::vector<Case> committed_cases();
// The case of this id. REQUIRES: there is one.
Case committed_case(const std::string& id);
// The ids in tests/vectors/supported.txt.
std::set<std::string> supported_ids();

}  // namespace orrery::vectors
