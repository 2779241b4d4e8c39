// A file that could not be read.
#pragma once

#include <stdexcept>

namespace orrery::app {

// A file could not be read: absent, a directory, too large, not text.
class InputError final : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace orrery::app
