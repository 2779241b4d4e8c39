// Failures: when they begin and end, on what they act, and what they do to attempts.
#include <algorithm>
#include <numeric>
#include <utility>
#include <variant>

#include "sim/random/names.h"
#include "tests/oracle/naive_simulation.h"
#include "tests/oracle/words_of.h"

namespace orrery::oracle {

using models::ChangeKind;
using models::EndpointName;
using models::Outcome;
using sim::Duration;
using sim::Phase;

namespace {

std::string full_name(const EndpointName& endpoint) {
  return "endpoint/" + endpoint.service + "." + endpoint.endpoint;
}

// Of errors and latencies.
const EndpointName* endpoint_of(const models::FailureSpec& spec) {
  if (const auto* errors = std::get_if<models::ErrorsSpec>(&spec.kind)) return &errors->endpoint;
  if (const auto* latency = std::get_if<models::LatencySpec>(&spec.kind)) return &latency->endpoint;
  return nullptr;
}

const models::PodChoice* pod_choice(const models::FailureSpec& spec) {
  if (const auto* kill = std::get_if<models::PodKillSpec>(&spec.kind)) return &kill->pods;
  const auto* slow = std::get_if<models::SlowCpuSpec>(&spec.kind);
  return slow == nullptr ? nullptr : std::get_if<models::PodChoice>(&slow->where);
}

// A zone is the choice of all its nodes.
models::NodeChoice node_choice(const models::FailureSpec& spec) {
  if (const auto* crash = std::get_if<models::NodeCrashSpec>(&spec.kind)) return crash->nodes;
  if (const auto* outage = std::get_if<models::ZoneOutageSpec>(&spec.kind)) {
    return {"", outage->zone, 0};
  }
  if (const auto* cores = std::get_if<models::CoresOfflineSpec>(&spec.kind)) return cores->nodes;
  return std::get<models::NodeChoice>(std::get<models::SlowCpuSpec>(spec.kind).where);
}

}  // namespace

void NaiveSimulation::start_failures() {
  for (const models::FailureSpec& spec : spec_.failures) {
    Failure& failure = failures_.emplace_back();
    failure.spec = &spec;
    failure.number = static_cast<std::uint32_t>(failures_.size() - 1);
    failure.hash = sim::hash_name("failure/" + spec.id);
    if (std::holds_alternative<models::TimelineSpec>(spec.when)) {
      schedule_occurrence(failure, 0);
      continue;
    }
    add_components(failure);
    for (Component& component : failure.components) schedule_failing(component);
  }
}

void NaiveSimulation::schedule_occurrence(Failure& failure, std::uint32_t number) {
  const auto& timeline = std::get<models::TimelineSpec>(failure.spec->when);
  if (number >= timeline.times) return;
  const sim::SimTime begin = sim::SimTime() + timeline.at + timeline.every * number;
  events_.at(begin, Phase::world_change, [this, &failure, &timeline, number] {
    const Targets targets = targets_of(failure, number);
    begin_failure(failure, targets);
    if (timeline.length) {
      events_.after(*timeline.length, Phase::world_change,
                    [this, &failure, targets] { end_failure(failure, targets); });
    }
    schedule_occurrence(failure, number + 1);
  });
}

void NaiveSimulation::add_components(Failure& failure) {
  const auto add = [&failure](const std::string& name, Targets targets) {
    failure.components.push_back({&failure, sim::hash_name(name), std::move(targets)});
  };
  if (const EndpointName* endpoint = endpoint_of(*failure.spec)) {
    add(full_name(*endpoint), {});
    return;
  }
  const Targets targets = targets_of(failure, 0);
  if (const auto* outage = std::get_if<models::ZoneOutageSpec>(&failure.spec->kind)) {
    add("zone/" + outage->zone, targets);
    return;
  }
  for (Node* node : targets.nodes) add("node/" + node->name, {{node}, {}});
  for (Pod* pod : targets.pods) add("pod/" + pod->name, {{}, {pod}});
}

void NaiveSimulation::schedule_failing(Component& component) {
  const Failure& failure = *component.failure;
  const auto& clocks = std::get<models::ClocksSpec>(failure.spec->when);
  const std::uint64_t clock = sim::request_of(failure.hash, component.hash);  // mix64(F, C)
  const std::uint64_t word =
      laws_.block(sim::request_of(clock, component.turn), sim::Path::root(), 0).pair(0);
  const std::int64_t up = laws_.draw("up of " + failure.spec->id, clocks.up, word);
  events_.after(Duration::nanoseconds(up), Phase::world_change,
                [this, &component] { fail(component); });
}

void NaiveSimulation::fail(Component& component) {
  Failure& failure = *component.failure;
  const std::uint32_t crews = std::get<models::ClocksSpec>(failure.spec->when).crews;
  begin_failure(failure, component.targets);
  if (crews == 0 || failure.repairing < crews) {
    repair(component);
  } else {
    failure.broken.push_back(&component);
  }
}

void NaiveSimulation::repair(Component& component) {
  Failure& failure = *component.failure;
  const auto& clocks = std::get<models::ClocksSpec>(failure.spec->when);
  ++failure.repairing;
  const std::uint64_t clock = sim::request_of(failure.hash, component.hash);
  const std::uint64_t word =
      laws_.block(sim::request_of(clock, component.turn), sim::Path::root(), 0).pair(1);
  const std::int64_t down = laws_.draw("down of " + failure.spec->id, clocks.down, word);
  events_.after(Duration::nanoseconds(down), Phase::world_change,
                [this, &component] { repaired(component); });
}

void NaiveSimulation::repaired(Component& component) {
  Failure& failure = *component.failure;
  end_failure(failure, component.targets);
  --failure.repairing;
  ++component.turn;
  if (!failure.broken.empty()) {
    Component& next = *failure.broken.front();
    failure.broken.pop_front();
    repair(next);
  }
  schedule_failing(component);
}

Targets NaiveSimulation::targets_of(const Failure& failure, std::uint64_t occurrence) {
  Targets targets;
  if (endpoint_of(*failure.spec) != nullptr) return targets;
  if (const models::PodChoice* choice = pod_choice(*failure.spec)) {
    std::vector<Pod>& pods = cluster_.service(choice->service).pods;
    if (choice->pod) return {{}, {&pods[*choice->pod]}};
    for (const std::size_t i : picked(failure, occurrence, pods.size(), choice->pick)) {
      targets.pods.push_back(&pods[i]);
    }
    return targets;
  }
  const models::NodeChoice choice = node_choice(*failure.spec);
  std::vector<Node*> candidates;
  for (Node& node : cluster_.nodes()) {
    const bool is_meant = choice.node.empty() ? choice.zone.empty() || choice.zone == node.zone
                                              : choice.node == node.name;
    if (is_meant) candidates.push_back(&node);
  }
  if (!choice.node.empty()) return {candidates, {}};
  for (const std::size_t i : picked(failure, occurrence, candidates.size(), choice.pick)) {
    targets.nodes.push_back(candidates[i]);
  }
  return targets;
}

std::vector<std::size_t> NaiveSimulation::picked(const Failure& failure, std::uint64_t occurrence,
                                                 std::size_t candidates, std::uint32_t pick) const {
  std::vector<std::size_t> order(candidates);
  std::iota(order.begin(), order.end(), std::size_t{0});
  if (pick == 0 || pick >= candidates) return order;
  WordsOf words(laws_, sim::request_of(failure.hash, occurrence), sim::Path::root(), 0);
  for (std::size_t i = 0; i < pick; ++i) {
    std::swap(order[i], order[i + words.below(static_cast<std::uint32_t>(candidates - i))]);
  }
  order.resize(pick);
  std::sort(order.begin(), order.end());  // tidy: total order
  return order;
}

void NaiveSimulation::begin_failure(Failure& failure, const Targets& targets) {
  changed(ChangeKind::failure_begins, "failure/" + failure.spec->id);
  if (failure.occurrences++ == 0) failure.in_force.push_back({events_.now()});
  const models::FailureKindSpec& kind = failure.spec->kind;
  if (std::holds_alternative<models::PodKillSpec>(kind)) {
    for (Pod* pod : targets.pods) pod_down(*pod, failure, false);
  } else if (const auto* slow = std::get_if<models::SlowCpuSpec>(&kind)) {
    for (Node* node : targets.nodes) node->slowed_by[failure.number] = slow->factor;
    for (Pod* pod : targets.pods) pod->slowed_by[failure.number] = slow->factor;
  } else if (const auto* offline = std::get_if<models::CoresOfflineSpec>(&kind)) {
    for (Node* node : targets.nodes) node->offline[failure.number] = offline->cores;
  } else if (endpoint_of(*failure.spec) == nullptr) {
    nodes_down(failure, targets);
  }
}

void NaiveSimulation::end_failure(Failure& failure, const Targets& targets) {
  const models::FailureKindSpec& kind = failure.spec->kind;
  if (--failure.occurrences == 0) end(failure.in_force.back());
  if (std::holds_alternative<models::PodKillSpec>(kind)) {
    for (Pod* pod : targets.pods) pod_up(*pod, failure);
  } else if (std::holds_alternative<models::SlowCpuSpec>(kind)) {
    for (Node* node : targets.nodes) node->slowed_by.erase(failure.number);
    for (Pod* pod : targets.pods) pod->slowed_by.erase(failure.number);
  } else if (std::holds_alternative<models::CoresOfflineSpec>(kind)) {
    for (Node* node : targets.nodes) node->offline.erase(failure.number);
  } else if (endpoint_of(*failure.spec) == nullptr) {
    nodes_up(failure, targets);
  }
  changed(ChangeKind::failure_ends, "failure/" + failure.spec->id);
}

// Errors and latencies before the first step of an endpoint, in the order of failures; each is in
// force or not when its turn comes.
bool NaiveSimulation::meet_failures(Activity& activity) {
  const Call& frame = *activity.attempt;
  while (activity.branch_of == nullptr && activity.failures_met < failures_.size()) {
    const Failure& failure = failures_[activity.failures_met++];
    const EndpointName* where = endpoint_of(*failure.spec);
    if (where == nullptr || *where != frame.to || failure.occurrences == 0) continue;
    const sim::Path path = frame.path.child(0, failure.hash, 0);
    const std::uint64_t word = laws_.block(frame.request->id, path, 0).pair(0);
    const std::string law = "failure " + failure.spec->id;
    if (const auto* errors = std::get_if<models::ErrorsSpec>(&failure.spec->kind)) {
      const double probability = errors->probability;
      if (probability < 1 && laws_.draw(law, sim::BernoulliSpec{probability}, word) == 0) continue;
      end_activity(activity, Outcome::error);
      return false;
    }
    const auto& latency = std::get<models::LatencySpec>(failure.spec->kind);
    const auto delay = Duration::nanoseconds(laws_.draw(law, latency.delay, word));
    if (delay == Duration()) continue;
    sleep(activity, delay);
    return false;
  }
  return true;
}

}  // namespace orrery::oracle
