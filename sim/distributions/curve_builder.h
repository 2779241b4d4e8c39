// From a law to its quantile function in pieces.
//
// The builder walks along x, not along the probability: at chosen x it asks the law for both tails
// and the density, which gives one point of the quantile function and its slope 1/density there,
// and joins neighbours by the cubic with those slopes (Fritsch and Carlson, Monotone Piecewise
// Cubic Interpolation, SIAM J. Numer. Anal. 17, 1980). So no law needs an inverse, and a mixture is
// built like any other. An interval is halved until the cubic meets the law at its middle.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/distributions/curve.h"
#include "sim/distributions/law.h"

namespace orrery::sim {

// The error allowed in a value x: the larger of relative * resolution(x) and absolute.
struct CurveTolerance {
  double relative = 1e-6;
  double absolute = 0;
};

// The pieces, which cover all words: ends[i] is the last word of pieces[i].
struct Curve {
  std::vector<CurvePiece> pieces;
  std::vector<std::uint64_t> ends;
};

// REQUIRES: the law keeps its contract. COST: two or three evaluations of the law a piece; a smooth
// law has 200 to 600 pieces.
Curve build_curve(const Law& law, CurveTolerance tolerance);

// Where probabilities lie among the words: the word w stands for the probability (w + 1/2) / 2^64.
struct WordPosition {
  std::uint64_t word = 0;  // the first that is not below the position
  double ahead = 0;        // word - position, in [0, 1) inside the range
  bool is_end = false;     // the position is behind the last word; `word` is meaningless
};

// REQUIRES: below + above is 1 but for rounding. The smaller of the two is used.
WordPosition word_position(double below, double above);

}  // namespace orrery::sim
