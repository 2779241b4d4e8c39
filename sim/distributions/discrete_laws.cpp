#include "sim/distributions/discrete_laws.h"

#include <algorithm>
#include <utility>

#include "sim/base/check.h"
#include "sim/distributions/smooth_laws.h"
#include "sim/math/elementary.h"

namespace orrery::sim {

AtomicLaw::AtomicLaw(const std::vector<Atom>& atoms) {
  CHECK(!atoms.empty());
  const std::size_t count = atoms.size();
  values_.reserve(count);
  below_.assign(count + 1, 0);
  above_.assign(count + 1, 0);
  for (const Atom& atom : atoms) values_.push_back(atom.x);
  // Each tail is summed from its end, so that the last atoms keep their digits.
  for (std::size_t i = 0; i < count; ++i) below_[i + 1] = below_[i] + atoms[i].weight;
  for (std::size_t i = count; i > 0; --i) above_[i - 1] = above_[i] + atoms[i - 1].weight;
  const double total = below_[count];
  for (std::size_t i = 0; i <= count; ++i) {
    below_[i] /= total;
    above_[i] /= total;
  }
}

LawPoint AtomicLaw::at(double x, Side side) const {
  const auto found = side == Side::kLeft ? std::lower_bound(values_.begin(), values_.end(), x)
                                         : std::upper_bound(values_.begin(), values_.end(), x);
  const auto index = static_cast<std::size_t>(found - values_.begin());
  return {below_[index], above_[index], 0};
}

PiecewiseLaw::PiecewiseLaw(std::vector<Point> points) : points_(std::move(points)) {
  CHECK(points_.size() >= 2 && points_.front().below <= 0);
  const Point& last = points_.back();
  if (last.above > 0) {
    const Point& previous = points_[points_.size() - 2];
    CHECK(last.x > previous.x && previous.above > last.above);
    tail_rate_ = math::log(previous.above / last.above) / (last.x - previous.x);
  }
}

std::vector<double> PiecewiseLaw::breaks() const {
  std::vector<double> result;
  result.reserve(points_.size());
  for (const Point& point : points_) {
    if (result.empty() || point.x > result.back()) result.push_back(point.x);
  }
  return result;
}

double PiecewiseLaw::resolution(double x) const {
  const double width = points_.back().x - points_.front().x;
  return x < width ? x : width;
}

LawPoint PiecewiseLaw::at(double x, Side side) const {
  const auto before = [](const Point& point, double value) { return point.x < value; };
  const auto behind = [](double value, const Point& point) { return value < point.x; };
  // The first point behind x; from the left, at or behind x.
  const auto next = side == Side::kLeft
                        ? std::lower_bound(points_.begin(), points_.end(), x, before)
                        : std::upper_bound(points_.begin(), points_.end(), x, behind);
  if (next == points_.begin()) return {0, 1, 0};
  const Point& a = *(next - 1);
  if (next == points_.end()) {
    if (!(tail_rate_ > 0)) return {1, 0, 0};
    const double above = a.above * math::exp(-tail_rate_ * (x - a.x));
    return {1 - above, above, tail_rate_ * above};
  }
  const Point& b = *next;
  if (a.next == Between::kEven) {
    const double density = (b.below - a.below) / (b.x - a.x);
    return {a.below + density * (x - a.x), b.above + density * (b.x - x), density};
  }
  const double rate = math::log(a.above / b.above) / (b.x - a.x);
  const double fall = a.above * one_minus_exp(rate * (x - a.x));
  const double above = a.above * math::exp(-rate * (x - a.x));
  return {a.below + fall, above, rate * above};
}

}  // namespace orrery::sim
