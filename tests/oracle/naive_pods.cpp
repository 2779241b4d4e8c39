// Pods that go down and come back, with what they were working on.
#include <algorithm>
#include <tuple>

#include "sim/random/names.h"
#include "sim/random/path.h"
#include "tests/oracle/naive_simulation.h"

namespace orrery::oracle {

using models::ChangeKind;
using models::Outcome;
using sim::Duration;
using sim::Phase;

namespace {

// All pods of these nodes, in the order of pods.
std::vector<Pod*> pods_on(const Targets& targets) {
  std::vector<Pod*> pods;
  for (const Node* node : targets.nodes) {
    pods.insert(pods.end(), node->pods.begin(), node->pods.end());
  }
  // tidy: total order
  std::sort(pods.begin(), pods.end(),
            [](const Pod* a, const Pod* b) { return a->number < b->number; });
  return pods;
}

// How long after they went down callers know of it.
Duration noticed_after(const models::FailureSpec& failure) {
  const bool is_kill = std::holds_alternative<models::PodKillSpec>(failure.kind);
  return failure.noticed_after.value_or(is_kill ? Duration() : Duration::seconds(40));
}

}  // namespace

void NaiveSimulation::nodes_down(const Failure& failure, const Targets& targets) {
  for (Node* node : targets.nodes) {
    if (node->down_by.empty()) changed(ChangeKind::node_down, "node/" + node->name);
    node->down_by.insert(failure.number);
  }
  for (Pod* pod : pods_on(targets)) pod_down(*pod, failure, true);
}

void NaiveSimulation::nodes_up(const Failure& failure, const Targets& targets) {
  for (Node* node : targets.nodes) {
    node->down_by.erase(failure.number);
    if (node->down_by.empty()) changed(ChangeKind::node_up, "node/" + node->name);
  }
  for (Pod* pod : pods_on(targets)) pod_up(*pod, failure);
}

void NaiveSimulation::pod_down(Pod& pod, const Failure& failure, bool is_crash) {
  pod.down_by.insert(failure.number);
  if (is_crash) pod.is_crashed = true;
  if (!pod.is_up) return;
  pod.is_up = false;
  changed(ChangeKind::pod_down, "pod/" + pod.name);
  lose_work(pod, !is_crash);
  const Duration delay = noticed_after(*failure.spec);
  if (delay == Duration()) {
    notice(pod);
    return;
  }
  const std::uint64_t life = pod.lives;
  events_.after(delay, Phase::world_change, [this, &pod, life] {
    if (!pod.is_up && pod.lives == life) notice(pod);
  });
}

// Everything at the pod is over.
void NaiveSimulation::lose_work(Pod& pod, bool tells_callers) {
  ServiceState& service = *pod.service;
  ++pod.lives;
  for (const Station& station : pod.stations) {
    for (const Waiting& waiting : station.queue) end(service.waiting[waiting.wait]);
    for (const Computation* held : station.computing) end(service.busy[held->busy]);
  }
  Cluster::renew_stations(pod);
  pod.running.clear();
  std::vector<Call*> lost;
  for (Call& call : calls_) {
    if (call.made_by != nullptr && call.made_by->pod == &pod && call.is_heard) {
      stop_timeout(call);
      call.is_heard = false;
    }
    if (call.is_present && call.pod == &pod) lost.push_back(&call);
  }
  // tidy: total order
  std::sort(lost.begin(), lost.end(), [](const Call* a, const Call* b) {
    return std::tuple(a->request->id, a->path.bits()) < std::tuple(b->request->id, b->path.bits());
  });
  for (Call* call : lost) {
    fact(FactKind::killed, call_number(*call), pod.hash);
    service.killed.push_back(events_.now());
    leave(*call);
    if (call->has_thread) end(service.busy[call->busy]);
    if (!call->is_heard) {
      stop_timeout(*call);
    } else if (tells_callers) {
      reply(*call, Outcome::connection_lost);
    }
  }
}

void NaiveSimulation::notice(Pod& pod) {
  changed(ChangeKind::pod_noticed, "pod/" + pod.name);
  pod.is_noticed = true;
  std::erase(pod.service->endpoints, &pod);
}

// One of its failures is over.
void NaiveSimulation::pod_up(Pod& pod, const Failure& failure) {
  pod.down_by.erase(failure.number);
  if (!pod.down_by.empty()) return;
  const std::uint64_t startup = ++pod.startups;
  Duration delay;
  if (const auto& law = pod.service->spec->startup) {
    const std::uint64_t word =
        laws_.block(sim::request_of(pod.hash, startup), sim::Path::root(), 0).pair(0);
    delay = Duration::nanoseconds(laws_.draw("startup of " + pod.service->name, *law, word));
  }
  if (delay == Duration()) {
    pod_ready(pod);
    return;
  }
  events_.after(delay, Phase::world_change, [this, &pod, startup] {
    // Not where it went down again meanwhile.
    if (pod.down_by.empty() && pod.startups == startup) pod_ready(pod);
  });
}

void NaiveSimulation::pod_ready(Pod& pod) {
  changed(ChangeKind::pod_ready, "pod/" + pod.name);
  pod.is_up = true;
  pod.is_crashed = false;
  if (pod.is_noticed) pod.service->endpoints.push_back(&pod);
  pod.is_noticed = false;
}

}  // namespace orrery::oracle
