#include "models/simulation/processor_assembly.h"

#include <cstdint>
#include <map>
#include <optional>
#include <variant>
#include <vector>

#include "models/simulation/placement.h"
#include "sim/random/names.h"
#include "sim/random/philox.h"

namespace orrery::models {

namespace {

bool is_preemptive(const ServiceSpec& service) {
  const DisciplineSpec& discipline = service.queue.discipline;
  return discipline.kind == DisciplineKind::srpt || discipline.is_preemptive;
}

// Whether a failure may slow the pod or its node.
bool may_be_slowed(const ScenarioSpec& spec, const Platform& platform, const std::string& service,
                   std::uint32_t ordinal, NodeId node) {
  for (const FailureSpec& failure : spec.failures) {
    const auto* slow = std::get_if<SlowCpuSpec>(&failure.kind);
    if (slow == nullptr) continue;
    if (const auto* pods = std::get_if<PodChoice>(&slow->where)) {
      if (pods->service == service && pods->pod.value_or(ordinal) == ordinal) return true;
    } else if (is_candidate(std::get<NodeChoice>(slow->where), platform, node)) {
      return true;
    }
  }
  return false;
}

bool is_shared(const ScenarioSpec& spec, const Platform& platform, const std::string& name,
               const ServiceSpec& service, std::uint32_t ordinal, NodeId node) {
  return platform.node(node).cpu_model != CpuModel::dedicated || is_preemptive(service) ||
         may_be_slowed(spec, platform, name, ordinal, node);
}

CpuQuota quota_of(const NodeSpec& node, std::uint32_t milli, std::uint64_t pod,
                  sim::RandomKey key) {
  const sim::Duration period = node.quota_period;
  sim::Duration quota = sim::Duration::nanoseconds(
      static_cast<std::int64_t>(sim::Int128{period.nanoseconds()} * milli / 1000));
  // The kernel's least (min_cfs_quota_period).
  if (quota < sim::Duration::milliseconds(1)) quota = sim::Duration::milliseconds(1);
  sim::Duration boundary = period;
  if (node.quota_phase == QuotaPhase::random) {
    const sim::RandomBlock block = sim::random_block(key, {sim::request_of(pod, 0), {}}, 0);
    sim::DistributionSet laws;
    const sim::DistributionId law =
        laws.add(sim::UniformSpec{sim::Duration(), period - sim::Duration::nanoseconds(1)});
    const sim::Duration phase = sim::Duration::nanoseconds(laws.draw(law, block.pair(0)));
    if (phase > sim::Duration()) boundary = phase;
  }
  return CpuQuota(quota, period, sim::SimTime() + boundary);
}

PodProcessorSpec pod_processor(const ServiceSpec& service, const NodeSpec& node, std::uint64_t pod,
                               sim::RandomKey key) {
  const ResourcesSpec& resources = service.resources;
  const std::optional<std::uint32_t> request =
      resources.cpu_request ? resources.cpu_request : resources.cpu_limit;
  PodProcessorSpec processor;
  processor.weight = shares_of_milli(request.value_or(0));
  if (!resources.cpu_limit) return processor;
  if (node.cpu_model == CpuModel::processor_sharing) {
    processor.limit = core_rate_of_milli(*resources.cpu_limit);
  } else if (node.cpu_model == CpuModel::cfs_quota) {
    processor.quota = quota_of(node, *resources.cpu_limit, pod, key);
  }
  return processor;
}

// The stores that grow while processors are assembled.
class ProcessorAssembly {
 public:
  ProcessorAssembly(const ScenarioSpec& spec, const Platform& platform, World& world)
      : spec_(spec), platform_(platform), world_(world) {}

  void add(PodId id, const std::string& name, const ServiceSpec& service) {
    const Pod& pod = world_.pods[id];
    const NodeSpec& node = platform_.node(pod.location.node);
    std::uint32_t processor = kPlainProcessor;
    if (is_shared(spec_, platform_, name, service, pod.ordinal, pod.location.node)) {
      PodProcessorSpec of_pod = pod_processor(service, node, pod.name, world_.requests.key);
      of_pod.node = node_processor(pod.location.node);
      of_pod.is_preemptible = is_preemptive(service);
      processor = world_.requests.processors.add_pod(of_pod);
    } else if (node.speed != 1) {
      processor = kScaledProcessor | speed(core_rate(node.speed));
    }
    const std::uint32_t first = world_.requests.first_station[id.index()];
    for (std::uint32_t i = 0; i < world_.requests.stations[first].loops; ++i) {
      world_.requests.stations[first + i].processor = processor;
    }
  }

  // Nodes are numbered in the order of the platform, so all with shared processors come first.
  void add_nodes() {
    for (std::uint32_t i = 0; i < platform_.nodes(); ++i) {
      const NodeId id(i);
      const NodeSpec& node = platform_.node(id);
      const bool is_dedicated = node.cpu_model == CpuModel::dedicated;
      if (is_dedicated && !needs_.contains(i)) continue;
      world_.node_names[i] = platform_.node_name(id);
      if (!is_dedicated) world_.cores_of_node[i] = node.cpu;
      world_.processor_of_node.emplace(
          i, world_.requests.processors.add_node(
                 is_dedicated ? Processors::kUnshared : core_rate(node.cpu - node.background),
                 core_rate(node.speed)));
    }
  }
  void need(NodeId node) { needs_.insert(node.index()); }

 private:
  std::uint32_t node_processor(NodeId node) { return world_.processor_of_node.at(node.index()); }
  std::uint32_t speed(CoreRate rate) {
    std::vector<CoreRate>& speeds = world_.requests.speeds;
    const auto found = std::find(speeds.begin(), speeds.end(), rate);
    if (found == speeds.end()) speeds.push_back(rate);
    return static_cast<std::uint32_t>(std::find(speeds.begin(), speeds.end(), rate) -
                                      speeds.begin());
  }

  const ScenarioSpec& spec_;
  const Platform& platform_;
  World& world_;
  std::set<std::uint32_t> needs_;
};

}  // namespace

std::set<std::string> services_elsewhere(const ScenarioSpec& spec, const Platform& platform) {
  std::set<std::string> services;
  for (const auto& [name, service] : spec.services) {
    const std::uint64_t hash = sim::hash_name("service/" + name);
    for (std::uint32_t ordinal = 0; ordinal < service.replicas; ++ordinal) {
      const NodeId node = node_of_pod(platform, hash, ordinal);
      if (platform.node(node).speed != 1 ||
          is_shared(spec, platform, name, service, ordinal, node)) {
        services.insert(name);
        break;
      }
    }
  }
  return services;
}

void assemble_processors(const ScenarioSpec& spec, const Platform& platform, World& world) {
  std::vector<std::pair<const std::string*, const ServiceSpec*>> services;
  for (const auto& [name, service] : spec.services) services.emplace_back(&name, &service);
  ProcessorAssembly assembly(spec, platform, world);
  for (std::uint32_t i = 0; i < world.pods.size(); ++i) {
    const Pod& pod = world.pods[PodId(i)];
    const auto& [name, service] = services[pod.service.index()];
    if (is_shared(spec, platform, *name, *service, pod.ordinal, pod.location.node)) {
      assembly.need(pod.location.node);
    }
  }
  assembly.add_nodes();
  for (std::uint32_t i = 0; i < world.pods.size(); ++i) {
    const auto& [name, service] = services[world.pods[PodId(i)].service.index()];
    assembly.add(PodId(i), *name, *service);
  }
}

void assemble_queues(const ScenarioSpec& spec, World& world) {
  std::vector<const ServiceSpec*> services;
  for (const auto& [name, service] : spec.services) services.push_back(&service);
  for (Station& station : world.requests.stations) {
    const DisciplineSpec& discipline = services[station.service]->queue.discipline;
    if (discipline.kind == DisciplineKind::fifo) continue;
    station.queue = static_cast<std::uint32_t>(world.requests.queues.size());
    world.requests.queues.emplace_back(discipline);
  }
}

}  // namespace orrery::models
