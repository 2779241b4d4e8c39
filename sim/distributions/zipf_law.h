// The far ranks of a Zipf law as a smooth law: its distribution function is that of the ranks at
// every whole x, and the Euler-Maclaurin sum between them.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/distributions/law.h"

namespace orrery::sim {

// Ranks 1..kZipfHead have a table of their own and are exact; what follows is smooth.
inline constexpr std::uint64_t kZipfHead = 4096;

// sum of k^-s for k in (kZipfHead, x], x >= kZipfHead, by Euler-Maclaurin to the third derivative:
// relative error below 1e-14 (the next term is of order s^5 / kZipfHead^5).
double zipf_tail_sum(double exponent, double x);

// Rank x in [kZipfHead, keys]; P(X <= kZipfHead) is an atom at kZipfHead, which stands for the
// head.
class ZipfTailLaw final : public Law {
 public:
  // head: the sum of k^-exponent over the first kZipfHead ranks.
  ZipfTailLaw(std::uint64_t keys, double exponent, double head);
  LawPoint at(double x, Side side) const override;
  std::vector<double> breaks() const override;
  bool is_bounded() const override { return true; }
  double unit() const override { return 1; }
  double resolution(double x) const override { return x; }

 private:
  double keys_;
  double exponent_;
  double head_;
  double tail_;  // sum over the ranks behind the head
};

}  // namespace orrery::sim
