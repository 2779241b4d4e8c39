#include "sim/distributions/mixture_law.h"

#include <algorithm>
#include <utility>

#include "sim/base/check.h"

namespace orrery::sim {

MixtureLaw::MixtureLaw(std::vector<Component> components) : components_(std::move(components)) {
  CHECK(!components_.empty());
  double total = 0;
  for (const Component& component : components_) total += component.weight;
  CHECK(total > 0);
  for (Component& component : components_) component.weight /= total;
}

LawPoint MixtureLaw::at(double x, Side side) const {
  LawPoint sum{0, 0, 0};
  for (const Component& component : components_) {
    const double local = (x - component.offset) / component.scale;
    const LawPoint point = local < 0 ? LawPoint{0, 1, 0} : component.law->at(local, side);
    sum.below += component.weight * point.below;
    sum.above += component.weight * point.above;
    sum.density += component.weight * point.density / component.scale;
  }
  return sum;
}

std::vector<double> MixtureLaw::breaks() const {
  std::vector<double> result;
  for (const Component& component : components_) {
    for (const double x : component.law->breaks()) {
      result.push_back(component.offset + component.scale * x);
    }
  }
  std::sort(result.begin(), result.end());  // tidy: total order
  result.erase(std::unique(result.begin(), result.end()), result.end());
  return result;
}

bool MixtureLaw::is_bounded() const {
  return std::all_of(components_.begin(), components_.end(),
                     [](const Component& component) { return component.law->is_bounded(); });
}

double MixtureLaw::resolution(double x) const {
  double least = x;
  for (const Component& component : components_) {
    const double local = (x - component.offset) / component.scale;
    if (local > 0) least = std::min(least, component.scale * component.law->resolution(local));
  }
  return least;
}

double MixtureLaw::unit() const {
  double least = components_.front().scale * components_.front().law->unit();
  for (const Component& component : components_) {
    least = std::min(least, component.scale * component.law->unit());
  }
  return least;
}

}  // namespace orrery::sim
