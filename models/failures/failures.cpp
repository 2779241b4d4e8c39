#include "models/failures/failures.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "sim/base/mix.h"
#include "sim/random/draw_map.h"
#include "sim/random/draws.h"
#include "sim/random/philox.h"

namespace orrery::models {

namespace {

constexpr sim::DrawSlot kDrawPicks = sim::DrawSlot::blocks(0, 0xffff);

}  // namespace

std::uint32_t picks_of(const FailureKindSpec& kind) {
  if (const auto* kill = std::get_if<PodKillSpec>(&kind)) return kill->pods.pick;
  if (const auto* crash = std::get_if<NodeCrashSpec>(&kind)) return crash->nodes.pick;
  if (const auto* cores = std::get_if<CoresOfflineSpec>(&kind)) return cores->nodes.pick;
  if (const auto* slow = std::get_if<SlowCpuSpec>(&kind)) {
    return std::visit([](const auto& choice) { return choice.pick; }, slow->where);
  }
  return 0;
}

std::vector<std::uint32_t> pick_some(std::vector<std::uint32_t> candidates, std::uint32_t count,
                                     sim::RandomKey key, std::uint64_t failure,
                                     std::uint64_t occurrence) {
  if (count == 0) return candidates;
  sim::Draws draws =
      sim::Draws::keyed(key, {sim::request_of(failure, occurrence), sim::Path()}, kDrawPicks);
  const auto all = static_cast<std::uint32_t>(candidates.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    std::swap(candidates[i], candidates[i + draws.below(all - i)]);
  }
  candidates.resize(count);
  std::sort(candidates.begin(), candidates.end());  // tidy: total order
  return candidates;
}

void Failures::schedule(sim::Scheduler& scheduler, sim::SimTime time, Code code,
                        std::uint64_t argument) {
  scheduler.schedule_control(time, sim::Phase::world_change, {kComponent, code, argument});
}

void Failures::start(sim::Scheduler& scheduler, const RequestStores& stores) {
  for (std::uint32_t part = 0; part < parts.size(); ++part) {
    schedule_begin(scheduler, stores, part);
  }
}

// The time up (pair 0) or down (pair 1) of the part's turn.
std::int64_t Failures::draw_clock(const RequestStores& stores, const FailingPart& part,
                                  unsigned pair) const {
  const FailureState& failure = failures[part.failure];
  const std::uint64_t request = sim::request_of(sim::mix64(failure.name, part.name), part.turn);
  const sim::RandomBlock block = sim::random_block(stores.key_schedule, {request, {}}, 0);
  return stores.distributions.draw(pair == 0 ? failure.up : failure.down, block.pair(pair));
}

void Failures::schedule_begin(sim::Scheduler& scheduler, const RequestStores& stores,
                              std::uint32_t index) {
  const FailingPart& part = parts[index];
  sim::SimTime time;
  if (const auto* timeline = std::get_if<TimelineSpec>(&failures[part.failure].spec.when)) {
    if (part.turn >= timeline->times) return;
    time = sim::SimTime() + timeline->at + timeline->every * static_cast<std::int64_t>(part.turn);
  } else {
    time = scheduler.now() + sim::Duration::nanoseconds(draw_clock(stores, part, 0));
  }
  schedule(scheduler, time, kBegin, index);
}

void Failures::schedule_end(sim::Scheduler& scheduler, const RequestStores& stores,
                            std::uint32_t index) {
  const FailingPart& part = parts[index];
  if (const auto* timeline = std::get_if<TimelineSpec>(&failures[part.failure].spec.when)) {
    if (timeline->length) schedule(scheduler, scheduler.now() + *timeline->length, kEnd, index);
    return;
  }
  call_crew(scheduler, stores, index);
}

void Failures::call_crew(sim::Scheduler& scheduler, const RequestStores& stores,
                         std::uint32_t index) {
  FailureState& failure = failures[parts[index].failure];
  const std::uint32_t crews = std::get<ClocksSpec>(failure.spec.when).crews;
  if (crews != 0 && failure.busy_crews == crews) {
    failure.waiting.push_back(index);
    return;
  }
  ++failure.busy_crews;
  const auto down = sim::Duration::nanoseconds(draw_clock(stores, parts[index], 1));
  schedule(scheduler, scheduler.now() + down, kEnd, index);
}

void Failures::dismiss_crew(sim::Scheduler& scheduler, const RequestStores& stores,
                            std::uint32_t index) {
  FailureState& failure = failures[parts[index].failure];
  if (!std::holds_alternative<ClocksSpec>(failure.spec.when)) return;
  --failure.busy_crews;
  if (!failure.waiting.empty()) {
    const std::uint32_t next = failure.waiting.front();
    failure.waiting.pop_front();
    call_crew(scheduler, stores, next);
  }
  ++parts[index].turn;
  schedule_begin(scheduler, stores, index);
}

void Failures::pick(const RequestStores& stores, FailingPart& part) {
  const FailureState& failure = failures[part.failure];
  // Those with clocks have been picked already.
  const bool is_timeline = std::holds_alternative<TimelineSpec>(failure.spec.when);
  part.picked = pick_some(part.candidates, is_timeline ? picks_of(failure.spec.kind) : 0,
                          stores.key, failure.name, part.turn);
}

}  // namespace orrery::models
