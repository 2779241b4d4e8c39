// What failures do when they begin and end. Included where control calls are handled.
#pragma once

#include <algorithm>
#include <cstdint>
#include <variant>

#include "models/failures/failures.h"
#include "models/recording/facts.h"
#include "models/requests/killing.h"
#include "sim/base/check.h"

namespace orrery::models {

// One control call: who handles it sees the failures and the stores that they act on.
template <class Client, class Tell>
class Failures::Handling {
 public:
  Handling(Failures& failures, const RequestContext<Client>& context, const PodTable& table,
           Tell& tell)
      : all_(failures), context_(context), table_(table), tell_(tell) {}

  void begin(std::uint32_t index) {
    FailingPart& part = all_.parts[index];
    const FailureState& failure = all_.failures[part.failure];
    all_.pick(context_.stores, part);
    state(ChangeKind::failure_begins, failure.name, {.failure = FailureId(part.failure)});
    std::visit([&](const auto& kind) { strike(kind, failure, part); }, failure.spec.kind);
    const bool is_timeline = std::holds_alternative<TimelineSpec>(failure.spec.when);
    all_.schedule_end(context_.scheduler, context_.stores, index);
    if (!is_timeline) return;
    ++part.turn;
    all_.schedule_begin(context_.scheduler, context_.stores, index);
  }

  void end(std::uint32_t index) {
    FailingPart& part = all_.parts[index];
    const FailureState& failure = all_.failures[part.failure];
    std::visit([&](const auto& kind) { heal(kind, failure, part); }, failure.spec.kind);
    state(ChangeKind::failure_ends, failure.name, {.failure = FailureId(part.failure)});
    all_.dismiss_crew(context_.scheduler, context_.stores, index);
  }

  // `argument`: how often the pod had been down, above its number.
  void notice(std::uint64_t argument) {
    const auto pod = static_cast<std::uint32_t>(argument);
    PodState& of_pod = all_.pods[pod];
    if (of_pod.downs != argument >> 32 || !of_pod.is_down || of_pod.is_noticed) return;
    of_pod.is_noticed = true;
    state_of_pod(ChangeKind::pod_noticed, pod);
  }

  // `argument`: how often the pod had started, above its number.
  void become_ready(std::uint64_t argument) {
    const auto pod = static_cast<std::uint32_t>(argument);
    PodState& of_pod = all_.pods[pod];
    if (of_pod.starts != argument >> 32 || !of_pod.is_down || of_pod.has_failed()) return;
    of_pod.is_down = false;
    const bool was_noticed = of_pod.is_noticed;
    of_pod.is_noticed = false;
    const PodKind& kind = all_.pod_kinds[table_[PodId(pod)].service.index()];
    const std::uint32_t first = context_.stores.first_station[pod];
    const std::uint32_t loops = context_.stores.stations[first].loops;
    for (std::uint32_t i = 0; i < loops; ++i) {
      Station& station = context_.stores.stations[first + i];
      station.free = kind.open.free;
      station.capacity = kind.open.capacity;
      station.kind = kind.open.kind;
      station.next_loop = 0;
    }
    state_of_pod(ChangeKind::pod_ready, pod, was_noticed);
  }

 private:
  void strike(const PodKillSpec&, const FailureState& failure, const FailingPart& part) {
    for (const std::uint32_t pod : part.picked) {
      ++all_.pods[pod].killed_by;
      go_down(pod, true, failure.noticed_after);
    }
  }
  void heal(const PodKillSpec&, const FailureState&, const FailingPart& part) {
    for (const std::uint32_t pod : part.picked) {
      --all_.pods[pod].killed_by;
      come_back(pod);
    }
  }

  void strike(const NodeCrashSpec&, const FailureState& failure, const FailingPart& part) {
    crash(part.picked, failure.noticed_after);
  }
  void heal(const NodeCrashSpec&, const FailureState&, const FailingPart& part) {
    bring_back(part.picked);
  }
  void strike(const ZoneOutageSpec&, const FailureState& failure, const FailingPart& part) {
    crash(part.picked, failure.noticed_after);
  }
  void heal(const ZoneOutageSpec&, const FailureState&, const FailingPart& part) {
    bring_back(part.picked);
  }

  void strike(const SlowCpuSpec& slow, const FailureState&, const FailingPart& part) {
    for (const std::uint32_t target : part.picked) {
      factors(slow, target).push_back(slow.factor);
      set_factor(slow, target);
    }
  }
  void heal(const SlowCpuSpec& slow, const FailureState&, const FailingPart& part) {
    for (const std::uint32_t target : part.picked) {
      std::vector<double>& in_force = factors(slow, target);
      in_force.erase(std::find(in_force.begin(), in_force.end(), slow.factor));
      set_factor(slow, target);
    }
  }

  void strike(const CoresOfflineSpec& cores, const FailureState&, const FailingPart& part) {
    for (const std::uint32_t node : part.picked) {
      all_.cores_offline[node] += core_rate(cores.cores);
      set_offline(node);
    }
  }
  void heal(const CoresOfflineSpec& cores, const FailureState&, const FailingPart& part) {
    for (const std::uint32_t node : part.picked) {
      all_.cores_offline[node] -= core_rate(cores.cores);
      set_offline(node);
    }
  }

  void strike(const ErrorsSpec&, const FailureState& failure, const FailingPart&) {
    ++context_.stores.injections[failure.injection].in_force;
  }
  void heal(const ErrorsSpec&, const FailureState& failure, const FailingPart&) {
    --context_.stores.injections[failure.injection].in_force;
  }
  void strike(const LatencySpec&, const FailureState& failure, const FailingPart&) {
    ++context_.stores.injections[failure.injection].in_force;
  }
  void heal(const LatencySpec&, const FailureState& failure, const FailingPart&) {
    --context_.stores.injections[failure.injection].in_force;
  }

  std::vector<double>& factors(const SlowCpuSpec& slow, std::uint32_t target) {
    return std::holds_alternative<PodChoice>(slow.where) ? all_.factors_of_pod[target]
                                                         : all_.factors_of_node[target];
  }
  void set_factor(const SlowCpuSpec& slow, std::uint32_t target) {
    double factor = 1;
    for (const double each : factors(slow, target)) factor = std::min(factor, each);
    Processors& processors = context_.stores.processors;
    if (std::holds_alternative<PodChoice>(slow.where)) {
      processors.slow_pod(context_.scheduler, all_.processor_of_pod[target], factor);
    } else if (all_.processor_of_node[target] != kPlainProcessor) {
      processors.slow_node(context_.scheduler, all_.processor_of_node[target], factor);
    }
  }
  void set_offline(std::uint32_t node) {
    if (all_.processor_of_node[node] == kPlainProcessor) return;  // nothing runs there
    context_.stores.processors.set_offline(context_.scheduler, all_.processor_of_node[node],
                                           all_.cores_offline[node]);
  }

  void crash(const std::vector<std::uint32_t>& nodes, sim::Duration noticed_after) {
    for (const std::uint32_t node : nodes) {
      if (all_.node_outages[node]++ > 0) continue;
      state(ChangeKind::node_down, all_.node_names[node], {.node = NodeId(node)});
    }
    for (const std::uint32_t pod : pods_of(nodes)) {
      ++all_.pods[pod].crashed_by;
      go_down(pod, false, noticed_after);
    }
  }
  void bring_back(const std::vector<std::uint32_t>& nodes) {
    for (const std::uint32_t node : nodes) {
      if (--all_.node_outages[node] > 0) continue;
      state(ChangeKind::node_up, all_.node_names[node], {.node = NodeId(node)});
    }
    for (const std::uint32_t pod : pods_of(nodes)) {
      --all_.pods[pod].crashed_by;
      come_back(pod);
    }
  }
  std::vector<std::uint32_t> pods_of(const std::vector<std::uint32_t>& nodes) const {
    std::vector<std::uint32_t> found;
    for (const std::uint32_t node : nodes) {
      const std::vector<std::uint32_t>& there = all_.pods_of_node[node];
      found.insert(found.end(), there.begin(), there.end());
    }
    std::sort(found.begin(), found.end());  // tidy: total order
    return found;
  }

  void go_down(std::uint32_t pod, bool are_callers_told, sim::Duration noticed_after) {
    PodState& of_pod = all_.pods[pod];
    const std::uint32_t first = context_.stores.first_station[pod];
    if (of_pod.is_down) {
      // A crash of its node silences a pod that refuses.
      if (!are_callers_told) close(first, StationKind::loses);
      return;
    }
    of_pod.is_down = true;
    ++of_pod.downs;
    state_of_pod(ChangeKind::pod_down, pod);
    const PodKind& kind = all_.pod_kinds[table_[PodId(pod)].service.index()];
    Killing<Client>(context_, first, kind.open.free).run(are_callers_told);
    schedule_notice(pod, noticed_after);
  }

  void schedule_notice(std::uint32_t pod, sim::Duration after) {
    const std::uint64_t argument = std::uint64_t{all_.pods[pod].downs} << 32 | pod;
    if (after == sim::Duration()) {
      notice(argument);
    } else {
      all_.schedule(context_.scheduler, context_.now() + after, kNoticed, argument);
    }
  }

  void close(std::uint32_t first, StationKind kind) {
    const std::uint32_t loops = context_.stores.stations[first].loops;
    for (std::uint32_t i = 0; i < loops; ++i) context_.stores.stations[first + i].kind = kind;
  }

  // One of the pod's failures is over.
  void come_back(std::uint32_t pod) {
    PodState& of_pod = all_.pods[pod];
    if (of_pod.has_failed()) return;
    ++of_pod.starts;
    const PodKind& kind = all_.pod_kinds[table_[PodId(pod)].service.index()];
    sim::Duration startup;
    if (!kind.startup.is_none()) {
      const std::uint64_t request = sim::request_of(table_[PodId(pod)].name, of_pod.starts);
      const sim::RandomBlock block =
          sim::random_block(context_.stores.key_schedule, {request, {}}, 0);
      startup = sim::Duration::nanoseconds(
          context_.stores.distributions.draw(kind.startup, block.pair(0)));
    }
    const std::uint64_t argument = std::uint64_t{of_pod.starts} << 32 | pod;
    if (startup == sim::Duration()) {
      become_ready(argument);
    } else {
      all_.schedule(context_.scheduler, context_.now() + startup, kReady, argument);
    }
  }

  void state_of_pod(ChangeKind kind, std::uint32_t pod, bool is_new_endpoint = true) {
    const Pod& of_pod = table_[PodId(pod)];
    state(kind, of_pod.name, {.pod = PodId(pod), .service = of_pod.service}, is_new_endpoint);
  }

  void state(ChangeKind kind, std::uint64_t name, Change change, bool is_new_endpoint = true) {
    change.time = context_.now();
    change.kind = kind;
    context_.stores.fingerprint.add(
        {change.time, kFactChanged, name, static_cast<std::uint64_t>(kind)});
    tell_(change, is_new_endpoint);
  }

  Failures& all_;
  const RequestContext<Client>& context_;
  const PodTable& table_;
  Tell& tell_;
};

template <class Client, class Tell>
void Failures::on_control(const RequestContext<Client>& context, const PodTable& table,
                          const sim::ControlCall& call, Tell&& tell) {
  Handling<Client, Tell> handling(*this, context, table, tell);
  const auto index = static_cast<std::uint32_t>(call.argument);
  switch (call.code) {
    case kBegin:
      handling.begin(index);
      break;
    case kEnd:
      handling.end(index);
      break;
    case kNoticed:
      handling.notice(call.argument);
      break;
    case kReady:
      handling.become_ready(call.argument);
      break;
    default:
      CHECK(false, "no such call");
  }
}

}  // namespace orrery::models
