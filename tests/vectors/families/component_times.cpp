#include "tests/vectors/families/component_times.h"

#include <algorithm>

namespace orrery::vectors {

std::vector<double> times_by_components_down(const models::RunResult& result,
                                             std::uint32_t components, models::ChangeKind down,
                                             models::ChangeKind up) {
  std::vector<double> times(components + 1);
  const sim::SimTime begin = sim::SimTime() + result.warmup;
  const sim::SimTime end = sim::SimTime() + result.duration;
  sim::SimTime since = begin;
  std::uint32_t level = 0;
  const auto pass = [&](sim::SimTime now) {
    const sim::SimTime until = std::clamp(now, since, end);
    times[std::min(level, components)] += static_cast<double>((until - since).nanoseconds());
    since = until;
  };
  for (const models::Change& change : result.changes) {
    if (change.kind != down && change.kind != up) continue;
    pass(change.time);
    level = change.kind == down ? level + 1 : level - 1;
  }
  pass(end);
  return times;
}

Losses times_to_loss(const models::RunResult& result, std::uint32_t bearable,
                     models::ChangeKind down, models::ChangeKind up) {
  Losses losses;
  const sim::SimTime begin = sim::SimTime() + result.warmup;
  bool is_counting = false;
  sim::SimTime whole_since;
  std::uint32_t level = 0;
  for (const models::Change& change : result.changes) {
    if (change.kind != down && change.kind != up) continue;
    level = change.kind == down ? level + 1 : level - 1;
    if (level == 0 && !is_counting && change.time >= begin) {
      is_counting = true;
      whole_since = change.time;
    }
    if (level > bearable && is_counting) {
      is_counting = false;
      ++losses.count;
      losses.time += static_cast<double>((change.time - whole_since).nanoseconds());
    }
  }
  return losses;
}

}  // namespace orrery::vectors
