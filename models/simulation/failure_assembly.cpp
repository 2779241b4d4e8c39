#include "models/simulation/failure_assembly.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "models/simulation/placement.h"
#include "sim/random/names.h"

namespace orrery::models {

namespace {

// Kubernetes 1.24: --node-monitor-grace-period of the controller manager.
constexpr sim::Duration kNodeMonitorGrace = sim::Duration::seconds(40);

bool is_of_nodes(const FailureKindSpec& kind) {
  return std::holds_alternative<NodeCrashSpec>(kind) ||
         std::holds_alternative<ZoneOutageSpec>(kind);
}

std::vector<std::uint32_t> nodes_of(const NodeChoice& choice, const Platform& platform) {
  std::vector<std::uint32_t> nodes;
  for (std::uint32_t i = 0; i < platform.nodes(); ++i) {
    if (is_candidate(choice, platform, NodeId(i))) nodes.push_back(i);
  }
  return nodes;
}

std::vector<std::uint32_t> pods_of(const PodChoice& choice, const ScenarioSpec& spec,
                                   const PodTable& pods) {
  const auto found = spec.services.find(choice.service);
  const auto service = static_cast<std::uint32_t>(std::distance(spec.services.begin(), found));
  std::vector<std::uint32_t> chosen;
  for (std::uint32_t i = 0; i < pods.size(); ++i) {
    const Pod& pod = pods[PodId(i)];
    if (pod.service.index() == service && choice.pod.value_or(pod.ordinal) == pod.ordinal) {
      chosen.push_back(i);
    }
  }
  return chosen;
}

std::string pod_name(const PodId id, const ScenarioSpec& spec, const PodTable& pods) {
  const auto service = std::next(spec.services.begin(), pods[id].service.index());
  return "pod/" + service->first + "/" + std::to_string(pods[id].ordinal);
}

// What one failure strikes: its candidates, and the names of components with clocks of their own.
class Targets {
 public:
  Targets(const ScenarioSpec& spec, const Platform& platform, const World& world)
      : spec_(spec), platform_(platform), world_(world) {}

  std::vector<std::uint32_t> candidates;
  std::string name_of_all;  // where they are one component
  bool are_pods = false;

  void find(const FailureKindSpec& kind) {
    std::visit([this](const auto& each) { add(each); }, kind);
  }
  std::string name(std::uint32_t candidate) const {
    return are_pods ? pod_name(PodId(candidate), spec_, world_.pods)
                    : "node/" + platform_.node_name(NodeId(candidate));
  }

 private:
  void add(const PodChoice& choice) {
    candidates = pods_of(choice, spec_, world_.pods);
    are_pods = true;
  }
  void add(const NodeChoice& choice) { candidates = nodes_of(choice, platform_); }
  void add(const PodKillSpec& kill) { add(kill.pods); }
  void add(const NodeCrashSpec& crash) { add(crash.nodes); }
  void add(const ZoneOutageSpec& outage) {
    NodeChoice choice;
    choice.zone = outage.zone;
    add(choice);
    name_of_all = "zone/" + outage.zone;
  }
  void add(const SlowCpuSpec& slow) {
    std::visit([this](const auto& choice) { add(choice); }, slow.where);
  }
  void add(const CoresOfflineSpec& cores) { add(cores.nodes); }
  void add(const ErrorsSpec& errors) { add(errors.endpoint); }
  void add(const LatencySpec& latency) { add(latency.endpoint); }
  void add(const EndpointName& endpoint) {
    name_of_all = "endpoint/" + endpoint.service + "." + endpoint.endpoint;
  }

  const ScenarioSpec& spec_;
  const Platform& platform_;
  const World& world_;
};

void add_parts(const FailureSpec& spec, std::uint32_t number, const Targets& targets,
               World& world) {
  std::vector<FailingPart>& parts = world.failures.parts;
  FailingPart part;
  part.failure = number;
  part.candidates = targets.candidates;
  if (std::holds_alternative<TimelineSpec>(spec.when) || !targets.name_of_all.empty()) {
    part.name = sim::hash_name(targets.name_of_all);
    parts.push_back(std::move(part));
    return;
  }
  const std::vector<std::uint32_t> picked =
      pick_some(targets.candidates, picks_of(spec.kind), world.requests.key,
                world.failures.failures[number].name, 0);
  for (const std::uint32_t candidate : picked) {
    part.candidates = {candidate};
    part.name = sim::hash_name(targets.name(candidate));
    parts.push_back(part);
  }
}

void add_failure(const FailureSpec& spec, const Targets& targets, std::uint64_t name,
                 sim::DistributionSet& distributions, std::uint32_t& injections, World& world) {
  FailureState state;
  state.name = name;
  state.spec = spec;
  state.noticed_after =
      spec.noticed_after.value_or(is_of_nodes(spec.kind) ? kNodeMonitorGrace : sim::Duration());
  if (const auto* clocks = std::get_if<ClocksSpec>(&spec.when)) {
    state.up = distributions.add(clocks->up);
    state.down = distributions.add(clocks->down);
  }
  if (std::holds_alternative<ErrorsSpec>(spec.kind) ||
      std::holds_alternative<LatencySpec>(spec.kind)) {
    state.injection = injections++;
  }
  const auto number = static_cast<std::uint32_t>(world.failures.failures.size());
  world.failures.failures.push_back(std::move(state));
  add_parts(spec, number, targets, world);
}

void add_pods_and_nodes(const ScenarioSpec& spec, const Platform& platform,
                        sim::NameRegistry& names, sim::DistributionSet& distributions,
                        World& world) {
  Failures& failures = world.failures;
  for (const auto& [name, service] : spec.services) {
    PodKind kind;
    open_station(service, kind.open);
    if (service.startup) kind.startup = distributions.add(*service.startup);
    failures.pod_kinds.push_back(kind);
  }
  failures.pods.resize(world.pods.size());
  failures.factors_of_pod.resize(world.pods.size());
  failures.factors_of_node.resize(platform.nodes());
  failures.cores_offline.resize(platform.nodes());
  failures.node_outages.resize(platform.nodes());
  failures.pods_of_node.resize(platform.nodes());
  failures.processor_of_node.resize(platform.nodes(), kPlainProcessor);
  for (const auto& [node, processor] : world.processor_of_node) {
    failures.processor_of_node[node] = processor;
  }
  for (std::uint32_t node = 0; node < platform.nodes(); ++node) {
    failures.node_names.push_back(names.add("node/" + platform.node_name(NodeId(node))));
  }
  for (std::uint32_t pod = 0; pod < world.pods.size(); ++pod) {
    const std::uint32_t node = world.pods[PodId(pod)].location.node.index();
    failures.pods_of_node[node].push_back(pod);
    const std::uint32_t station = world.requests.first_station[pod];
    failures.processor_of_pod.push_back(world.requests.stations[station].processor);
  }
}

}  // namespace

void assemble_injections(const ScenarioSpec& spec, sim::DistributionSet& distributions,
                         CompileOptions& options, std::vector<Injection>& injections) {
  for (const FailureSpec& failure : spec.failures) {
    Injection injection;
    injection.failure = sim::hash_name("failure/" + failure.id);
    const EndpointName* endpoint = nullptr;
    if (const auto* errors = std::get_if<ErrorsSpec>(&failure.kind)) {
      injection.is_error = true;
      if (errors->probability < 1) {
        injection.law = distributions.add(sim::BernoulliSpec{errors->probability});
      }
      endpoint = &errors->endpoint;
    } else if (const auto* latency = std::get_if<LatencySpec>(&failure.kind)) {
      injection.law = distributions.add(latency->delay);
      endpoint = &latency->endpoint;
    } else {
      continue;
    }
    options.injections[*endpoint].push_back(static_cast<std::uint32_t>(injections.size()));
    injections.push_back(injection);
  }
}

void assemble_failures(const ScenarioSpec& spec, const Platform& platform, sim::NameRegistry& names,
                       sim::DistributionSet& distributions, World& world) {
  if (spec.failures.empty()) return;
  world.clients.periods = FailurePeriods(spec.failures.size(), world.clients.endpoints.size());
  add_pods_and_nodes(spec, platform, names, distributions, world);
  std::uint32_t injections = 0;
  for (const FailureSpec& failure : spec.failures) {
    Targets targets(spec, platform, world);
    targets.find(failure.kind);
    add_failure(failure, targets, names.add("failure/" + failure.id), distributions, injections,
                world);
  }
}

}  // namespace orrery::models
