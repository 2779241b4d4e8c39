#include "app/spec/traffic.h"

#include "app/schema/limits.h"

namespace orrery::app {
namespace {

using models::CallPolicySpec;
using models::LoadBalancingKind;
using models::LoadBalancingSpec;
using models::TrafficSpec;

const Choices<LoadBalancingKind>& load_balancing_names() {
  static const Choices<LoadBalancingKind> names = {{"random", LoadBalancingKind::random},
                                                   {"round_robin", LoadBalancingKind::round_robin}};
  return names;
}

// Policies that will come, by the names of Envoy, Finagle, gRPC and HAProxy.
const std::vector<std::string>& planned_load_balancing() {
  static const std::vector<std::string> names = {"aperture",
                                                 "consistent_hash",
                                                 "least_connections",
                                                 "least_loaded",
                                                 "least_request",
                                                 "maglev",
                                                 "peak_ewma",
                                                 "power_of_two",
                                                 "p2c",
                                                 "prequal",
                                                 "ring_hash",
                                                 "subset",
                                                 "weighted_round_robin",
                                                 "weighted_least_request",
                                                 "weighted_random"};
  return names;
}

const Object<CallPolicySpec>& policy_object() {
  static const Object<CallPolicySpec> object = [] {
    Object<CallPolicySpec> o("call_policy", "How calls are made.");
    add_policy_fields(
        o, [](auto& policy) -> auto& { return policy; });
    return o;
  }();
  return object;
}

// A name, or {name: {parameters}}; the policies modelled so far have no parameters.
bool read_load_balancing(const Node& node, Reader& reader, LoadBalancingSpec& spec) {
  const Type<LoadBalancingKind> kind =
      choice_type<LoadBalancingKind>(load_balancing_names(), planned_load_balancing());
  if (!node.is_map()) return kind.read(node, reader, spec.kind);
  if (node.entries.size() != 1) {
    reader.error(node.place, "found a map of " + std::to_string(node.entries.size()) +
                                 " keys, allowed is one: the policy's name");
    return false;
  }
  const Entry& entry = node.entries.front();
  Node name = plain(entry.key);
  name.place = entry.place;
  if (!kind.read(name, reader, spec.kind)) return false;
  const bool is_empty = entry.value.kind == NodeKind::nothing ||
                        (entry.value.is_map() && entry.value.entries.empty());
  if (!is_empty) {
    reader.error(entry.value.place,
                 "found " + found(entry.value) + ", but '" + entry.key + "' has no parameters");
  }
  return is_empty;
}

}  // namespace

Type<LoadBalancingSpec> load_balancing_type() {
  const Type<LoadBalancingKind> kind =
      choice_type<LoadBalancingKind>(load_balancing_names(), planned_load_balancing());
  Shape with_parameters{ShapeKind::map, "a policy's name with its parameters"};
  with_parameters.parts = {Shape{}};
  return {read_load_balancing,
          [write = kind.write](const LoadBalancingSpec& spec) { return write(spec.kind); },
          either_shape("random or round_robin", {kind.shape, with_parameters})};
}

Type<sim::Duration> timeout_type() {
  return duration_type(sim::Duration::nanoseconds(1), limits::kTimeMax);
}

void for_each_planned_policy(const std::function<void(const char*, const char*)>& declare) {
  declare("retries", "sending a failed call again");
  declare("retry_budget", "a limit of retries by the calls that go on");
  declare("hedging", "sending a slow call a second time");
  declare("outlier_detection", "ejecting pods that fail");
  declare("circuit_breaker", "limits of connections, requests and retries");
  declare("rate_limit", "refusing calls above a rate");
  declare("locality", "preferring pods nearby");
  declare("panic_threshold", "using ejected pods when too few are left");
  declare("slow_start", "sending less to new pods");
  declare("health_checks", "probing pods");
  declare("deadline", "deadlines that callers hand on");
  declare("connections", "connections and their limits");
  declare("subset", "using some of the pods only");
  declare("fault", "injected errors and delays");
  declare("adaptive_concurrency", "a limit of calls that follows latency");
}

const Object<TrafficSpec>& traffic_object() {
  static const Object<TrafficSpec> object = [] {
    Object<TrafficSpec> o("traffic", "How calls are made where a call does not say so itself.");
    const auto policy = object_type<CallPolicySpec, policy_object>();
    o.field("defaults", &TrafficSpec::defaults, policy, "Of every call.",
            "{load_balancing: round_robin, timeout: 1s}");
    o.field("to", &TrafficSpec::to,
            map_of(name_key("names of services"), policy, "policies by the service called"),
            "Of calls to a service.", "{payment: {timeout: 300ms}}");
    o.planned("routes", "policies by what a call carries");
    o.planned("profile", "the defaults of a real system, by its name and version");
    return o;
  }();
  return object;
}

}  // namespace orrery::app
