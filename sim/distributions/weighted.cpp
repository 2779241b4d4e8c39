#include "sim/distributions/weighted.h"

#include <algorithm>
#include <cstddef>
#include <limits>

#include "sim/base/check.h"
#include "sim/distributions/curve_builder.h"

namespace orrery::sim {

WeightedWords words_of_weights(const std::vector<double>& weights, double rest) {
  constexpr std::uint64_t kLastWord = std::numeric_limits<std::uint64_t>::max();
  const std::size_t count = weights.size() + (rest > 0 ? 1 : 0);
  const auto weight = [&](std::size_t i) { return i < weights.size() ? weights[i] : rest; };
  // Each tail is summed from its own end, where it is small.
  std::vector<double> above(count + 1, 0);
  for (std::size_t i = count; i > 0; --i) above[i - 1] = above[i] + weight(i - 1);
  const double total = above[0];
  CHECK(total > 0 && total < std::numeric_limits<double>::infinity());

  WeightedWords result;
  result.ends.reserve(count);
  double below = 0;
  std::uint64_t next = 0;  // the first word without an index
  for (std::size_t i = 0; i < count; ++i) {
    below += weight(i);
    const WordPosition end = word_position(below / total, above[i + 1] / total);
    if (end.is_end || !(above[i + 1] > 0)) {
      result.ends.push_back(kLastWord);
      break;
    }
    next = std::max(next, end.word);  // the two sums may disagree in the last bit
    if (next == 0) {
      ++result.first_index;
    } else {
      result.ends.push_back(next - 1);
    }
  }
  return result;
}

}  // namespace orrery::sim
