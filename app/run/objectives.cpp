#include "app/run/objectives.h"

#include <algorithm>

namespace orrery::app {

bool holds(const models::ObjectiveSpec& objective, double value) {
  switch (objective.comparison) {
    case models::Comparison::less:
      return value < objective.bound;
    case models::Comparison::less_or_equal:
      return value <= objective.bound;
    case models::Comparison::greater:
      return value > objective.bound;
    case models::Comparison::greater_or_equal:
      return value >= objective.bound;
  }
  return false;
}

ObjectiveResult judge(const models::ObjectiveSpec& objective, const Evidence& evidence) {
  ObjectiveResult result{objective, evidence, Verdict::undecided};
  if (evidence.interval) {
    const bool low = holds(objective, evidence.interval->low());
    const bool high = holds(objective, evidence.interval->high());
    if (low == high) result.verdict = low ? Verdict::met : Verdict::missed;
  } else if (evidence.value) {
    result.verdict = holds(objective, *evidence.value) ? Verdict::met : Verdict::missed;
  }
  return result;
}

Verdict verdict_of(const std::vector<ObjectiveResult>& objectives) {
  const auto any = [&](Verdict verdict) {
    return std::any_of(objectives.begin(), objectives.end(),
                       [&](const ObjectiveResult& each) { return each.verdict == verdict; });
  };
  if (any(Verdict::missed)) return Verdict::missed;
  return any(Verdict::undecided) ? Verdict::undecided : Verdict::met;
}

}  // namespace orrery::app
