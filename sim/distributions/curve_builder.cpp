#include "sim/distributions/curve_builder.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>

#include "sim/base/check.h"
#include "sim/base/saturating.h"
#include "sim/math/elementary.h"

namespace orrery::sim {
namespace {

constexpr std::uint64_t kLastWord = std::numeric_limits<std::uint64_t>::max();
constexpr double kWords = 0x1p64;
constexpr double kTailEnd = 0x1p-66;       // below half a word from either end
constexpr double kLargestRatio = 0x1p120;  // of a value to the law's unit: such tails saturate
constexpr double kWidthMin = 0x1p-6;       // words: nothing is drawn from so little
constexpr int kDepthMax = 300;
constexpr std::uint32_t kOffsetBits = 32;
constexpr std::uint32_t kOffsetBitsMin = 12;

// One point of the quantile function. `slope` is dx/dword, negative if unknown (density 0).
struct Knot {
  double x = 0;
  LawPoint law;
  double slope = 0;
  WordPosition position;
};

// Words between two knots, as a real number: from the tail where the difference keeps its digits.
double width_in_words(const Knot& a, const Knot& b) {
  const double width = b.law.below <= 0.5 ? b.law.below - a.law.below : a.law.above - b.law.above;
  return width > 0 ? width * kWords : 0;
}

// x = x_a + t (c1 + t (c2 + t c3)) for t words behind knot a.
struct Cubic {
  double c1 = 0;
  double c2 = 0;
  double c3 = 0;

  double rise(double t) const { return t * (c1 + t * (c2 + t * c3)); }
  double slope(double t) const { return c1 + t * (2 * c2 + t * (3 * c3)); }
};

// The Hermite cubic; slopes are limited to three times the chord, which keeps it monotone.
Cubic hermite(const Knot& a, const Knot& b, double width) {
  const double chord = (b.x - a.x) / width;
  const auto limited = [chord](double slope) {
    return slope >= 0 && slope <= 3 * chord ? slope : 3 * chord;
  };
  const double m0 = limited(a.slope);
  const double m1 = limited(b.slope);
  return {m0, (3 * chord - 2 * m0 - m1) / width, (m0 + m1 - 2 * chord) / (width * width)};
}

// The least slope of the cubic in [0, width].
double least_slope(const Cubic& cubic, double width) {
  double least = std::min(cubic.slope(0), cubic.slope(width));
  if (cubic.c3 > 0) {
    const double vertex = -cubic.c2 / (3 * cubic.c3);
    if (vertex > 0 && vertex < width) least = std::min(least, cubic.slope(vertex));
  }
  return least;
}

class CurveBuilder {
 public:
  CurveBuilder(const Law& law, CurveTolerance tolerance)
      : law_(law),
        tolerance_(tolerance),
        unit_(law.unit()),
        floor_(std::max(tolerance.absolute, 1e-12 * unit_)) {
    CHECK(unit_ > 0 && unit_ < std::numeric_limits<double>::infinity());
  }

  Curve build() {
    const std::vector<double> breaks = law_.breaks();
    CHECK(!breaks.empty() && breaks.front() >= 0);
    Knot right = knot(breaks.front(), Side::kRight);
    add_atom(knot(breaks.front(), Side::kLeft), right);
    for (std::size_t i = 1; i < breaks.size(); ++i) {
      const Knot left = knot(breaks[i], Side::kLeft);
      refine(right, left, 0);
      right = knot(breaks[i], Side::kRight);
      add_atom(left, right);
    }
    if (!law_.is_bounded()) right = follow_tail(right);
    finish(right.x);
    return std::move(curve_);
  }

 private:
  Knot knot(double x, Side side) const {
    Knot result{x, law_.at(x, side), -1, {}};
    const double density = result.law.density;
    if (density > 0) result.slope = 1 / (density * kWords);
    result.position = word_position(result.law.below, result.law.above);
    return result;
  }

  // To where less than a word is left above, or values are absurd.
  Knot follow_tail(const Knot& from) {
    const double limit = kLargestRatio * unit_;
    double step = std::max(unit_, from.x);
    Knot end = knot(from.x + step, Side::kRight);
    while (end.law.above > kTailEnd && end.x < limit) {
      step *= 2;
      end = knot(from.x + step, Side::kRight);
    }
    refine(from, end, 0);
    return end;
  }

  double allowed_error(double x) const {
    return std::max(tolerance_.relative * law_.resolution(x), floor_);
  }

  // A cubic over much of the probability could meet the law in its middle by chance.
  static bool is_too_wide(const Knot& a, const Knot& b) {
    const auto far = [](double small, double large) {
      return small * 8 < large && large > kTailEnd;
    };
    return b.law.below - a.law.below > 0.25 || far(a.law.below, b.law.below) ||
           far(b.law.above, a.law.above);
  }

  static double middle(double a, double b) {
    if (a > 0 && b > 4 * a) return math::sqrt(a) * math::sqrt(b);
    return a > 0 ? a + (b - a) / 2 : b / 4;
  }

  // Adds pieces for the words between a and b, in order.
  void refine(const Knot& a, const Knot& b, int depth) {
    if (is_without_words(b)) return;
    const double width = width_in_words(a, b);
    const double x = middle(a.x, b.x);
    if (depth == kDepthMax || width < kWidthMin || b.x - a.x <= std::max(floor_, 1e-13 * b.x) ||
        !(a.x < x && x < b.x)) {
      add_piece(a, b, width);
      return;
    }
    const Knot mid = knot(x, Side::kRight);
    if (!is_too_wide(a, b)) {
      const double rise = hermite(a, b, width).rise(width_in_words(a, mid));
      const double error = std::max(a.x + rise - x, x - (a.x + rise));
      if (error <= allowed_error(x)) {
        add_piece(a, b, width);
        return;
      }
      // A cubic's error falls by 16 with its width.
      if (error <= 8 * allowed_error(x)) {
        add_piece(a, mid, width_in_words(a, mid));
        add_piece(mid, b, width_in_words(mid, b));
        return;
      }
    }
    refine(a, mid, depth + 1);
    refine(mid, b, depth + 1);
  }

  void add_atom(const Knot& left, const Knot& right) {
    if (left.position.is_end || is_without_words(right)) return;
    CurvePiece piece;
    piece.first_word = next_word();
    piece.c0 = piece.ceiling = right.x;
    piece.shift = 63;  // of no consequence: the value is constant
    close_piece(piece, right.position);
  }

  void add_piece(const Knot& a, const Knot& b, double width) {
    if (is_without_words(b)) return;
    CurvePiece piece;
    piece.first_word = next_word();
    piece.ceiling = b.x;
    if (!(width > 0)) {  // rounding of the tails; the piece is a word or two
      piece.c0 = b.x;
      close_piece(piece, b.position);
      return;
    }
    const std::uint64_t last = b.position.is_end ? kLastWord : b.position.word - 1;
    const std::uint64_t span = last - piece.first_word;
    Cubic cubic = hermite(a, b, width);
    std::uint32_t shift = choose_shift(cubic, a, b, width, span);
    if (shift == kNoShift) {
      cubic = {(b.x - a.x) / width, 0, 0};
      shift = shift_for_bits(span, kOffsetBits);
    }
    // From words behind the knot to steps of 2^shift words behind the first word.
    const double t = a.position.ahead + words_between(a.position.word, piece.first_word);
    const double step = static_cast<double>(std::uint64_t{1} << shift);
    piece.shift = shift;
    piece.c0 = std::min(std::max(a.x + cubic.rise(t), a.x), b.x);
    piece.c1 = cubic.slope(t) * step;
    piece.c2 = (cubic.c2 + 3 * cubic.c3 * t) * (step * step);
    piece.c3 = cubic.c3 * (step * step * step);
    close_piece(piece, b.position);
  }

  static constexpr std::uint32_t kNoShift = 64;

  // The least shift after which offsets up to `span` have at most `bits` bits.
  static std::uint32_t shift_for_bits(std::uint64_t span, std::uint32_t bits) {
    const auto length = static_cast<std::uint32_t>(64 - __builtin_clzll(span | 1));
    return length > bits ? length - bits : 0;
  }

  // The finest step for which rounding cannot break monotonicity (see curve.h), or kNoShift. The
  // terms of the cubic are at most x_b and 13 (x_b - x_a) in size and meet six roundings.
  static std::uint32_t choose_shift(const Cubic& cubic, const Knot& a, const Knot& b, double width,
                                    std::uint64_t span) {
    const double noise = 0x1p-51 * (b.x + 100 * (b.x - a.x));
    const double least = least_slope(cubic, width);
    for (std::uint32_t bits = kOffsetBits; bits >= kOffsetBitsMin; --bits) {
      const std::uint32_t shift = shift_for_bits(span, bits);
      if (least * static_cast<double>(std::uint64_t{1} << shift) >= noise) return shift;
    }
    return kNoShift;
  }

  // Whether all words below b have their piece.
  bool is_without_words(const Knot& b) const {
    if (curve_.ends.empty()) return !b.position.is_end && b.position.word == 0;
    if (curve_.ends.back() == kLastWord) return true;
    return !b.position.is_end && b.position.word <= curve_.ends.back() + 1;
  }

  // to - from, where rounding of the tails may have put them in the wrong order.
  static double words_between(std::uint64_t from, std::uint64_t to) {
    return from <= to ? static_cast<double>(to - from) : -static_cast<double>(from - to);
  }

  std::uint64_t next_word() const { return curve_.ends.empty() ? 0 : curve_.ends.back() + 1; }

  void close_piece(const CurvePiece& piece, const WordPosition& end) {
    curve_.pieces.push_back(piece);
    curve_.ends.push_back(end.is_end ? kLastWord : end.word - 1);
  }

  // Words behind the last knot, where rounding or the largest ratio has left any.
  void finish(double x) {
    if (!curve_.ends.empty() && curve_.ends.back() == kLastWord) return;
    CurvePiece piece;
    piece.first_word = next_word();
    piece.c0 = piece.ceiling = x;
    close_piece(piece, {0, 0, true});
  }

  const Law& law_;
  CurveTolerance tolerance_;
  double unit_;
  double floor_;  // an error that does not matter anywhere
  Curve curve_;
};

}  // namespace

// A position is kept as whole words and a fraction: above 2^53 words, subtracting 1/2 would round.
WordPosition word_position(double below, double above) {
  const auto floor_of = [](double real) {
    const std::uint64_t nearest = saturating_round_unsigned(real);
    return static_cast<double>(nearest) > real ? nearest - 1 : nearest;
  };
  if (below <= 0.5) {
    const double real = below * kWords;  // exact
    const std::uint64_t whole = floor_of(real);
    const double fraction = real - static_cast<double>(whole);
    // The first word at or behind real - 1/2.
    if (fraction > 0.5) return {whole + 1, 1.5 - fraction, false};
    return {whole, 0.5 - fraction, false};
  }
  const double real = above * kWords;
  if (real < 0.5) return {0, 0, true};
  const std::uint64_t whole = floor_of(real);
  const double fraction = real - static_cast<double>(whole);
  // Counted from the last word, the first position at or below real - 1/2.
  if (fraction >= 0.5) return {kLastWord - whole, fraction - 0.5, false};
  return {kLastWord - (whole - 1), fraction + 0.5, false};
}

Curve build_curve(const Law& law, CurveTolerance tolerance) {
  return CurveBuilder(law, tolerance).build();
}

}  // namespace orrery::sim
