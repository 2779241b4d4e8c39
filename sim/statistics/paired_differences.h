// The difference of two systems met by the same random numbers, one pair a replication, and what
// the pairing gained.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "sim/statistics/interval.h"
#include "sim/statistics/moments.h"

namespace orrery::sim {

class PairedDifferences {
 public:
  // The same metric of system A and system B in one replication.
  void add(double a, double b);

  // Afterwards this holds the pairs of both; the order of merges matters as for Moments.
  void merge(const PairedDifferences& other);

  std::uint64_t count() const { return difference_.count(); }
  const Moments& a() const { return a_; }
  const Moments& b() const { return b_; }
  const Moments& difference() const { return difference_; }

  // The interval of the mean of A - B; exactly 0 +- 0 for A against A. nullopt: fewer than two
  // pairs. ERRORS: as interval_of_mean().
  std::optional<Interval> interval(double level, std::string estimand) const;

  // Pearson's, in [-1, 1]; nullopt where A or B does not vary or is not finite.
  std::optional<double> correlation() const;

  // (variance of A + variance of B) / variance of A - B: how many times more replications the same
  // half-width would have taken without common random numbers. nullopt where A - B does not vary.
  std::optional<double> variance_reduction() const;

  friend bool operator==(const PairedDifferences&, const PairedDifferences&) = default;

 private:
  Moments a_;
  Moments b_;
  Moments difference_;
  double products_ = 0;  // sum of (a - mean a)(b - mean b)
};

}  // namespace orrery::sim
