// 64-bit integers that find mistakes: the edges of every range that a count of nanoseconds can
// cross, and random ones of every magnitude.
#pragma once

#include <cstdint>
#include <limits>
#include <random>
#include <vector>

namespace orrery::sim::test {

// Both bounds, zero, and each power of two and of ten with its neighbours, of both signs.
inline std::vector<std::int64_t> edge_integers() {
  constexpr auto kMax = std::numeric_limits<std::int64_t>::max();
  constexpr auto kMin = std::numeric_limits<std::int64_t>::min();
  std::vector<std::int64_t> edges = {kMin, kMin + 1, kMax - 1, kMax, 0};
  const auto add = [&edges](std::int64_t value) {
    for (const std::int64_t offset : {-1, 0, 1}) {
      edges.push_back(value + offset);
      edges.push_back(-(value + offset));
    }
  };
  for (int bit = 0; bit < 63; ++bit) add(std::int64_t{1} << bit);
  for (std::int64_t power = 1; power <= kMax / 10; power *= 10) add(power * 10);
  return edges;
}

// Any value is possible; small magnitudes are as likely as large ones.
inline std::int64_t random_integer(std::mt19937_64& engine) {
  const std::uint64_t bits = engine();
  return static_cast<std::int64_t>(bits) >> (engine() % 64);
}

}  // namespace orrery::sim::test
