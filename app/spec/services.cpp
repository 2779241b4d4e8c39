#include "app/spec/services.h"

#include <cstdint>
#include <string>

#include "app/schema/scalar_types.h"
#include "app/spec/disciplines.h"
#include "app/spec/distributions.h"
#include "app/spec/priorities.h"
#include "app/spec/resources.h"
#include "app/spec/steps.h"
#include "app/spec/traffic.h"

namespace orrery::app {
namespace {

using models::ConcurrencyKind;
using models::ConcurrencySpec;
using models::EndpointSpec;
using models::QueueSpec;
using models::ServiceSpec;

constexpr std::uint64_t kReplicasMax = 1'000'000;
constexpr std::uint64_t kServersMax = 1'000'000;
constexpr std::uint64_t kCapacityMax = 0xffff'ffff;

constexpr char kUnlimitedWord[] = "unlimited";

Shape number_or_unlimited(const Shape& number) {
  Shape word;
  word.kind = ShapeKind::choice;
  word.choices = {kUnlimitedWord};
  return either_shape("a number, or unlimited", {number, word});
}

bool is_unlimited(const Node& node) {
  return node.is_scalar() && node.text == kUnlimitedWord;
}

void add_concurrency(Object<ConcurrencySpec>& o, ConcurrencyKind kind, const std::string& name,
                     const std::string& doc, const std::string& example) {
  const Type<std::uint32_t> number = whole_type<std::uint32_t>(1, kServersMax);
  const bool can_be_unlimited = kind != ConcurrencyKind::event_loop;
  o.alternative_property(
      name,
      [=](const Node& node, Reader& reader, ConcurrencySpec& spec) {
        spec.kind = kind;
        if (can_be_unlimited && is_unlimited(node)) {
          spec.count = models::kUnlimited;
          return true;
        }
        return number.read(node, reader, spec.count);
      },
      [=](const ConcurrencySpec& spec) -> std::optional<Node> {
        if (spec.kind != kind) return std::nullopt;
        return spec.count == models::kUnlimited ? text_node(kUnlimitedWord)
                                                : number.write(spec.count);
      },
      can_be_unlimited ? number_or_unlimited(number.shape) : number.shape, doc, example);
}

const Object<ConcurrencySpec>& concurrency_object() {
  static const Object<ConcurrencySpec> object = [] {
    Object<ConcurrencySpec> o("concurrency", "What bounds the work of one pod.");
    add_concurrency(o, ConcurrencyKind::threads, "threads",
                    "So many requests at a time; a thread is held from the first step to the last, "
                    "through calls too.",
                    "64");
    add_concurrency(o, ConcurrencyKind::cores, "cores",
                    "So many computations at a time; a core is held while computing only.", "4");
    add_concurrency(o, ConcurrencyKind::event_loop, "event_loop",
                    "So many loops of one core each; a request stays on the loop that took it.",
                    "1");
    return o;
  }();
  return object;
}

Type<std::uint32_t> capacity_type() {
  Type<std::uint32_t> type = whole_type<std::uint32_t>(0, kCapacityMax);
  type.shape = number_or_unlimited(type.shape);
  return type;
}

const Object<QueueSpec>& queue_object() {
  static const Object<QueueSpec> object = [] {
    Object<QueueSpec> o("queue",
                        "Where work waits: one queue a pod, or one a loop. Who meets a full queue "
                        "is rejected.");
    const Type<std::uint32_t> capacity = capacity_type();
    o.property(
        "capacity",
        [=](const Node& node, Reader& reader, QueueSpec& spec) {
          if (is_unlimited(node)) {
            spec.capacity.reset();
            return true;
          }
          std::uint32_t value = 0;
          if (!capacity.read(node, reader, value)) return false;
          spec.capacity = value;
          return true;
        },
        [=](const QueueSpec& spec) -> std::optional<Node> {
          return spec.capacity ? capacity.write(*spec.capacity) : text_node(kUnlimitedWord);
        },
        capacity.shape, "How many may wait.", "1024");
    o.field(
        "discipline", &QueueSpec::discipline, discipline_type(),
        "Who is next: fifo, the longest waiting; lifo, adaptive_lifo, priority, sjf, srpt, codel.",
        "{codel: {target: 5ms, interval: 100ms}}");
    o.planned("timeout", "leaving the queue after a time");
    o.planned("shed", "dropping by age or load");
    o.planned("classes", "queues by class");
    o.planned("per", "queues by attribute");
    o.planned("weights", "shares of the queues");
    return o;
  }();
  return object;
}

const Object<EndpointSpec>& endpoint_object() {
  static const Object<EndpointSpec> object = [] {
    Object<EndpointSpec> o("endpoint", "What a service offers; a list is that of its steps.");
    o.required("steps", &EndpointSpec::steps, step_list_type(), "What it does, in order.",
               "[{compute: 2ms}]");
    o.optional("timeout", &EndpointSpec::timeout, timeout_type(),
               "Of calls to it, where the call says nothing.", "1s");
    o.optional("priority", &EndpointSpec::priority, priority_type(),
               "Of work at it in queues with priorities, higher first; without: that of the "
               "workload.",
               "10");
    o.planned("request", "the size of a request");
    o.planned("response", "the size of an answer");
    o.planned("idempotent", "whether it may be called again");
    o.planned("rate_limit", "refusing calls above a rate");
    o.shorthand("steps");
    return o;
  }();
  return object;
}

void declare_planned(Object<ServiceSpec>& o) {
  o.planned("versions", "versions side by side");
  o.planned("roles", "roles such as leader and follower");
  o.planned("restart", "what happens when a pod ends");
  o.planned("warm_up", "being slower at first");
  o.planned("scaling", "autoscaling");
  o.planned("placement", "where pods run");
  o.planned("pause", "garbage collection and other pauses");
  o.planned("cache", "a cache of the service");
  o.planned("connections", "pools of connections");
  o.planned("disk", "the disk of a pod");
  o.planned("probes", "liveness, readiness and startup probes");
  o.planned("shutdown", "draining before the end");
  o.planned("rollout", "how a new version replaces the old one");
  o.planned("disruption_budget", "how many pods may be away at a time");
  o.planned("telemetry", "what is measured inside the world");
  o.planned("shards", "data divided among pods");
  o.planned("failover", "who takes over from a lost leader");
  o.planned("background", "work beside requests", {"endpoints"});
  o.planned("consumers", "pods that take messages from topics", {"endpoints"});
}

// Left out where nothing is asked for: most services ask for nothing.
void add_resources(Object<ServiceSpec>& o) {
  const Type<models::ResourcesSpec> type = object_type<models::ResourcesSpec, resources_object>();
  o.property(
      "resources",
      [=](const Node& node, Reader& reader, ServiceSpec& spec) {
        return type.read(node, reader, spec.resources);
      },
      [=](const ServiceSpec& spec) -> std::optional<Node> {
        if (!spec.resources.cpu_request && !spec.resources.cpu_limit) return std::nullopt;
        return type.write(spec.resources);
      },
      type.shape, "What a pod asks of its node.", "{requests: {cpu: 500m}, limits: {cpu: 2}}");
}

}  // namespace

const Object<ServiceSpec>& service_object() {
  static const Object<ServiceSpec> object = [] {
    Object<ServiceSpec> o("service", "Identical pods that offer endpoints.");
    o.field("replicas", &ServiceSpec::replicas, whole_type<std::uint32_t>(1, kReplicasMax), "Pods.",
            "6");
    o.field("concurrency", &ServiceSpec::concurrency,
            object_type<ConcurrencySpec, concurrency_object>(), "What bounds the work of one pod.",
            "{threads: 64}");
    o.field("queue", &ServiceSpec::queue, object_type<QueueSpec, queue_object>(),
            "Where work waits.", "{capacity: 1024}");
    add_resources(o);
    o.optional("startup", &ServiceSpec::startup, distribution_type(),
               "How long a pod takes to be ready again when a failure is over; without: no time.",
               "{lognormal: {mean: 12s, p99: 30s}}");
    o.required("endpoints", &ServiceSpec::endpoints,
               map_of(name_key("names of endpoints"), object_type<EndpointSpec, endpoint_object>(),
                      "endpoints by name"),
               "What it offers.", "{get: [{compute: 2ms}]}");
    declare_planned(o);
    return o;
  }();
  return object;
}

}  // namespace orrery::app
