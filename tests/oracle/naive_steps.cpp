// What endpoints do: the tree of steps, walked with an explicit stack.
#include <algorithm>
#include <variant>

#include "sim/random/names.h"
#include "tests/oracle/naive_simulation.h"
#include "tests/oracle/step_numbers.h"

namespace orrery::oracle {

using models::OnError;
using models::Outcome;
using models::StepList;
using sim::Duration;
using sim::Phase;

namespace {

// Of the turn `turn` (from 0) of a loop that stands at this iteration.
std::uint32_t iteration_of_turn(std::uint32_t outer, std::uint32_t turn) {
  return outer * 2'654'435'761u + turn + 1;
}

// A branch that is one call is sent as such, unless it handles its own failure.
const models::CallStepSpec* as_single_call(const StepList& branch) {
  if (branch.size() != 1) return nullptr;
  const auto* call = std::get_if<models::CallStepSpec>(&branch.front().step);
  return call != nullptr && call->on_error == OnError::propagate ? call : nullptr;
}

}  // namespace

void NaiveSimulation::run_steps(Activity& activity) {
  if (!meet_failures(activity)) return;
  while (!activity.levels.empty()) {
    Activity::Level& level = activity.levels.back();
    if (level.next < level.steps->size()) {
      const std::size_t index = level.next++;
      const StepPlace place = {&(*level.steps)[index],
                               number_of(*level.steps, index, level.first_number), level.iteration};
      if (!do_step(activity, place)) return;
    } else if (++level.turn < level.turns) {
      level.next = 0;
      level.iteration = iteration_of_turn(level.outer_iteration, level.turn);
    } else {
      activity.levels.pop_back();
    }
  }
  end_activity(activity, activity.is_degraded ? Outcome::ok_degraded : Outcome::ok);
}

bool NaiveSimulation::do_step(Activity& activity, const StepPlace& place) {
  const auto& step = place.step->step;
  if (const auto* compute = std::get_if<models::ComputeStepSpec>(&step)) {
    return do_compute(activity, place, *compute);
  }
  if (const auto* sleep = std::get_if<models::SleepStepSpec>(&step)) {
    return do_sleep(activity, place, *sleep);
  }
  if (std::holds_alternative<models::CallStepSpec>(step)) return do_call(activity, place);
  if (const auto* parallel = std::get_if<models::ParallelStepSpec>(&step)) {
    return do_parallel(activity, place, *parallel);
  }
  if (const auto* choose = std::get_if<models::ChooseStepSpec>(&step)) {
    return do_choose(activity, place, *choose);
  }
  if (const auto* repeat = std::get_if<models::RepeatStepSpec>(&step)) {
    return do_repeat(activity, place, *repeat);
  }
  return do_fail(activity, place, std::get<models::FailStepSpec>(step));
}

bool NaiveSimulation::do_sleep(Activity& activity, const StepPlace& place,
                               const models::SleepStepSpec& step) {
  const auto delay = Duration::nanoseconds(draw_of_step(activity, place, step.delay));
  if (delay == Duration()) return true;
  sleep(activity, delay);
  return false;
}

void NaiveSimulation::sleep(Activity& activity, Duration delay) {
  events_.after(delay, Phase::completion, [this, &activity] {
    if (!activity.attempt->is_over()) run_steps(activity);
  });
}

bool NaiveSimulation::do_call(Activity& activity, const StepPlace& place) {
  call_from(activity, place).activity = &activity;
  return false;
}

bool NaiveSimulation::do_parallel(Activity& activity, const StepPlace& place,
                                  const models::ParallelStepSpec& step) {
  Parallel& parallel = parallels_.emplace_back();
  parallel.owner = &activity;
  parallel.place = place;
  parallel.branches = step.branches.size();
  parallel.needed = step.wait_for == 0 ? parallel.branches : step.wait_for;
  for (std::size_t i = 0; i < step.branches.size(); ++i) {
    const StepList& branch = step.branches[i];
    const std::uint32_t first = first_inside(*place.step, i, place.number);
    if (as_single_call(branch) != nullptr) {
      Call& call = call_from(activity, {&branch.front(), first, place.iteration});
      call.parallel = &parallel;
      parallel.calls.push_back(&call);
      continue;
    }
    Activity& steps = activities_.emplace_back();
    steps.attempt = activity.attempt;
    steps.branch_of = &parallel;
    steps.levels.push_back({&branch, first, place.iteration});
    events_.soon([this, &steps] { run_steps(steps); });
  }
  return false;
}

bool NaiveSimulation::do_choose(Activity& activity, const StepPlace& place,
                                const models::ChooseStepSpec& step) {
  if (step.is_weighted) {
    sim::WeightedSpec weights;
    for (const auto& alternative : step.alternatives) weights.weights.push_back(alternative.weight);
    enter(activity, place, static_cast<std::size_t>(draw_of_step(activity, place, weights)));
    return true;
  }
  const auto& attributes = activity.attempt->request->attributes;
  for (std::size_t i = 0; i < step.alternatives.size(); ++i) {
    const auto& when = step.alternatives[i].when;
    const bool holds = std::all_of(when.begin(), when.end(), [&](const auto& condition) {
      const auto attribute = attributes.find(condition.first);
      return attribute != attributes.end() && attribute->second == condition.second;
    });
    if (!holds) continue;
    enter(activity, place, i);
    break;
  }
  return true;
}

bool NaiveSimulation::do_repeat(Activity& activity, const StepPlace& place,
                                const models::RepeatStepSpec& step) {
  std::int64_t turns = step.times_min;
  if (step.times_min != step.times_max) {
    const sim::UniformSpec times = {Duration::nanoseconds(step.times_min),
                                    Duration::nanoseconds(step.times_max)};
    turns = draw_of_step(activity, place, times);
  }
  if (turns == 0) return true;
  enter(activity, place, 0);
  Activity::Level& level = activity.levels.back();
  level.turns = static_cast<std::uint32_t>(turns);
  level.outer_iteration = place.iteration;
  level.iteration = iteration_of_turn(place.iteration, 0);
  return true;
}

bool NaiveSimulation::do_fail(Activity& activity, const StepPlace& place,
                              const models::FailStepSpec& step) {
  if (step.probability <= 0) return true;
  if (step.probability < 1 &&
      draw_of_step(activity, place, sim::BernoulliSpec{step.probability}) == 0) {
    return true;
  }
  end_activity(activity, Outcome::error);
  return false;
}

// Goes on with the list `list` of those inside the step.
void NaiveSimulation::enter(Activity& activity, const StepPlace& place, std::size_t list) {
  activity.levels.push_back({lists_inside(*place.step)[list],
                             first_inside(*place.step, list, place.number), place.iteration});
}

// Whether the steps behind it (or its fallback) are to run.
bool NaiveSimulation::step_failed(Activity& activity, const StepPlace& place, Outcome outcome) {
  const auto* call = std::get_if<models::CallStepSpec>(&place.step->step);
  const OnError on_error = call != nullptr
                               ? call->on_error
                               : std::get<models::ParallelStepSpec>(place.step->step).on_error;
  if (on_error == OnError::propagate) {
    end_activity(activity, outcome);
    return false;
  }
  activity.is_degraded = true;
  // The fallback is the last list inside.
  if (on_error == OnError::steps) enter(activity, place, lists_inside(*place.step).size() - 1);
  return true;
}

void NaiveSimulation::step_answered(Activity& activity, const StepPlace& place, Outcome outcome) {
  if (outcome == Outcome::ok_degraded) activity.is_degraded = true;
  if (!models::is_ok(outcome) && !step_failed(activity, place, outcome)) return;
  run_steps(activity);
}

void NaiveSimulation::end_activity(Activity& activity, Outcome outcome) {
  activity.levels.clear();
  if (activity.branch_of != nullptr) {
    branch_ended(*activity.branch_of, outcome);
  } else {
    finish(*activity.attempt, outcome);
  }
}

void NaiveSimulation::branch_ended(Parallel& parallel, Outcome outcome) {
  if (parallel.is_decided) return;
  const auto decide = [&parallel] {
    parallel.is_decided = true;
    for (Call* call : parallel.calls) call->is_heard = false;
  };
  ++(models::is_ok(outcome) ? parallel.succeeded : parallel.failed);
  if (outcome == Outcome::ok_degraded) parallel.owner->is_degraded = true;
  if (parallel.succeeded >= parallel.needed) {
    decide();
    run_steps(*parallel.owner);
  } else if (parallel.failed > parallel.branches - parallel.needed) {
    decide();
    step_answered(*parallel.owner, parallel.place, outcome);
  }
}

std::uint64_t NaiveSimulation::step_site(const Activity& activity, const StepPlace& place) const {
  const models::EndpointName& endpoint = activity.attempt->to;
  return sim::hash_name("endpoint/" + endpoint.service + "." + endpoint.endpoint) + place.number;
}

std::int64_t NaiveSimulation::draw_of_step(const Activity& activity, const StepPlace& place,
                                           const sim::DistributionSpec& law) {
  const Call& frame = *activity.attempt;
  const std::uint64_t site = step_site(activity, place);
  const std::string name = "step " + std::to_string(site);
  const bool takes_time = std::holds_alternative<models::ComputeStepSpec>(place.step->step) ||
                          std::holds_alternative<models::SleepStepSpec>(place.step->step);
  if (place.number == 0 && takes_time) return laws_.draw(name, law, frame.block.pair(0));
  const sim::Path path = frame.path.child(0, site, place.iteration);
  return laws_.draw(name, law, laws_.block(frame.request->id, path, 0).pair(0));
}

}  // namespace orrery::oracle
