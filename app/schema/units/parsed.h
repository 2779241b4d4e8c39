// What a parser of units gives.
#pragma once

#include <string>

namespace orrery::app {

// Either a value, or an error: a clause that fits behind "found '10', ".
template <class T>
struct Parsed {
  T value{};
  std::string error;  // empty when the text was understood

  bool ok() const { return error.empty(); }
};

}  // namespace orrery::app
