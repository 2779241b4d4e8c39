#include "sim/distributions/number_text.h"

#include <array>
#include <charconv>

namespace orrery::sim {

std::string number_text(double value) {
  std::array<char, 32> buffer;
  const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  return std::string(buffer.data(), result.ptr);
}

}  // namespace orrery::sim
