// The values of a resolved scenario, one by one: what `show` explains and `diff` compares.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace orrery::app {

struct ResolvedValue {
  std::string path;      // canonical, "services.cart.replicas"
  std::string value;     // as it is written; an empty list or map is "[]" or "{}"
  std::size_t line = 0;  // in the text, from 1
};

// In the order of the text. REQUIRES: the text of a ValidScenario, or one like it: of another text
// what can be read is given.
std::vector<ResolvedValue> resolved_values(const std::string& resolved_text);

struct ValueDifference {
  std::string path;
  std::string a;  // empty: absent
  std::string b;
};

// Values that are not the same, by path.
std::vector<ValueDifference> differing_values(const std::string& resolved_a,
                                              const std::string& resolved_b);

}  // namespace orrery::app
