// A probability law as a table is built from it: two tails and a density, each exact where the
// other would round to one.
//
// Laws are used while a scenario is built, never while it runs: virtual calls are cheap here. A law
// lives on x >= 0 in a unit of its own (an exponential law of mean 1, say); scale and origin are
// added by whoever draws.
#pragma once

#include <vector>

namespace orrery::sim {

// A law at one x. The distribution function may jump at x (an atom) and the density too (a kink):
// seen from the left, below = P(X < x) and above = P(X >= x); from the right, P(X <= x), P(X > x).
struct LawPoint {
  double below = 0;    // [0, 1]
  double above = 1;    // [0, 1], 1 - below without its rounding
  double density = 0;  // >= 0, may be infinite
};

enum class Side { kLeft, kRight };

class Law {
 public:
  Law() = default;
  Law(const Law&) = delete;
  Law& operator=(const Law&) = delete;
  virtual ~Law() = default;

  // REQUIRES: x >= 0.
  virtual LawPoint at(double x, Side side) const = 0;

  // Where the distribution function may have an atom or a kink, ascending. The first is the lowest
  // value of the law, at least 0; the last is the greatest one if the law is bounded.
  virtual std::vector<double> breaks() const = 0;

  virtual bool is_bounded() const = 0;

  // A typical size of the values: tables are exact to 1e-12 of it near zero. Positive.
  virtual double unit() const = 0;

  // What an error of a value x must be small against: x itself or, where the law is narrow, the
  // distance from its centre, so that a table keeps the variance too. Positive for x > 0.
  virtual double resolution(double x) const = 0;
};

// The resolution of a law with one hump: its centre and about its standard deviation.
inline double resolution_around(double x, double centre, double spread) {
  const double distance = x < centre ? centre - x : x - centre;
  const double wide = distance < spread ? spread : distance;
  return x < wide ? x : wide;
}

}  // namespace orrery::sim
