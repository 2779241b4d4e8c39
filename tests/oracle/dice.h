// Random choices of a test: the n-th roll of a seed is a function of both.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <vector>

#include "sim/base/mix.h"

namespace orrery::oracle {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : seed_(seed) {}

  std::uint64_t roll() { return sim::mix64(seed_, rolls_++); }
  // In [0, bound). REQUIRES: bound > 0. The bias of a 64-bit remainder is of no concern here.
  std::uint32_t below(std::uint32_t bound) { return static_cast<std::uint32_t>(roll() % bound); }
  // In [low, high].
  std::uint32_t between(std::uint32_t low, std::uint32_t high) {
    return low + below(high - low + 1);
  }
  bool chance(std::uint32_t percent) { return below(100) < percent; }
  template <class Value>
  Value one_of(std::initializer_list<Value> values) {
    return values.begin()[below(static_cast<std::uint32_t>(values.size()))];
  }
  template <class Value>
  void shuffle(std::vector<Value>& values) {
    for (std::size_t i = values.size(); i > 1; --i) {
      std::swap(values[i - 1], values[below(static_cast<std::uint32_t>(i))]);
    }
  }

 private:
  std::uint64_t seed_;
  std::uint64_t rolls_ = 0;
};

}  // namespace orrery::oracle
