// Weights as ranges of words: the table of every discrete law.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace orrery::sim {

struct WeightedWords {
  std::vector<std::uint64_t> ends;  // the last word of index first_index + i
  std::size_t first_index = 0;      // those before it have no word
};

// Indices of weight 0 get no word. `rest` > 0 is the weight of one more index at the end (the tail
// of a Zipf law).
// REQUIRES: weights and rest are finite and >= 0, their sum is positive and finite.
WeightedWords words_of_weights(const std::vector<double>& weights, double rest);

}  // namespace orrery::sim
