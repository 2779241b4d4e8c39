#include "app/spec/failure_kinds.h"

#include <array>
#include <variant>

#include "app/spec/cores.h"
#include "app/spec/distributions.h"
#include "app/spec/failure_targets.h"
#include "app/spec/names.h"

namespace orrery::app {
namespace {

using models::CoresOfflineSpec;
using models::ErrorsSpec;
using models::LatencySpec;
using models::NodeCrashSpec;
using models::PodKillSpec;
using models::SlowCpuSpec;
using models::ZoneOutageSpec;

constexpr char kPickNodes[] = "So many of them, drawn; without: all.";
constexpr char kPickPods[] = "So many of its pods, drawn; without: all.";
constexpr double kCoresLost = 0.001;
constexpr double kCoresLostMax = 10'000;

const Object<TargetForm>& pod_kill_object() {
  static const Object<TargetForm> object = [] {
    Object<TargetForm> o(
        "pod_kill",
        "The processes of pods end at once and start again when it is over. Callers "
        "are told that the connection was lost, or refused.");
    add_pod_fields(o, true);
    add_pick_field(o, kPickPods);
    o.planned("role", "pods with this role");
    o.planned("version", "pods of this version");
    o.planned("zone", "pods in this zone");
    return o;
  }();
  return object;
}

const Object<TargetForm>& node_crash_object() {
  static const Object<TargetForm> object = [] {
    Object<TargetForm> o("node_crash",
                         "Nodes stop without a word: what their pods did is lost and so is what is "
                         "sent to them. The pods start again when it is over.");
    add_node_fields(o);
    add_pick_field(o, kPickNodes);
    return o;
  }();
  return object;
}

const Object<ZoneOutageSpec>& zone_outage_object() {
  static const Object<ZoneOutageSpec> object = [] {
    Object<ZoneOutageSpec> o("zone_outage", "All nodes of a zone crash together.");
    o.required("zone", &ZoneOutageSpec::zone, name_type("names of zones"), "The zone.", "b");
    return o;
  }();
  return object;
}

const Object<TargetForm>& slow_cpu_object() {
  static const Object<TargetForm> object = [] {
    Object<TargetForm> o("slow_cpu",
                         "Computations go on more slowly: on whole nodes, or in some pods. Nothing "
                         "fails by itself (a grey failure).");
    add_node_fields(o);
    add_pod_fields(o, false);
    add_pick_field(o, "So many nodes, or pods, drawn; without: all.");
    o.field("factor", &TargetForm::factor, number_in(0, 1),
            "Times the speed of the node; 0: computations stand still.", "0.2");
    return o;
  }();
  return object;
}

const Object<TargetForm>& cores_offline_object() {
  static const Object<TargetForm> object = [] {
    Object<TargetForm> o("cores_offline", "Nodes with shared processors lose cores.");
    add_node_fields(o);
    add_pick_field(o, kPickNodes);
    o.field("cores", &TargetForm::cores, cores_type(kCoresLost, kCoresLostMax),
            "So many of each node.", "2");
    return o;
  }();
  return object;
}

const Object<ErrorsSpec>& errors_object() {
  static const Object<ErrorsSpec> object = [] {
    Object<ErrorsSpec> o("errors", "Attempts at an endpoint fail before its first step.");
    o.required("endpoint", &ErrorsSpec::endpoint, endpoint_name_type(), "The endpoint.",
               "cart.get");
    o.field("probability", &ErrorsSpec::probability, probability_type(), "How often.", "10%");
    return o;
  }();
  return object;
}

const Object<LatencySpec>& latency_failure_object() {
  static const Object<LatencySpec> object = [] {
    Object<LatencySpec> o("latency", "Attempts at an endpoint wait before its first step.");
    o.required("endpoint", &LatencySpec::endpoint, endpoint_name_type(), "The endpoint.",
               "cart.get");
    o.required("delay", &LatencySpec::delay, distribution_type(), "How long.",
               "{exponential: 200ms}");
    return o;
  }();
  return object;
}

// A kind that is made of a target.
template <class Spec, const Object<TargetForm>& (*Get)()>
Type<Spec> target_type(Spec (*to)(const TargetForm&), TargetForm (*from)(const Spec&)) {
  return converted<Spec, TargetForm>(
      object_type<TargetForm, Get>(),
      [to](TargetForm& form, const Node& node, Reader& reader, Spec& spec) {
        spec = to(form);
        return check_target(form, node, reader);
      },
      from);
}

}  // namespace

std::string_view kind_name(const models::FailureKindSpec& kind) {
  static constexpr std::array<std::string_view, std::variant_size_v<models::FailureKindSpec>>
      kNames = {"pod_kill",      "node_crash", "zone_outage", "slow_cpu",
                "cores_offline", "errors",     "latency"};
  return kNames[kind.index()];
}

Type<PodKillSpec> pod_kill_type() {
  return target_type<PodKillSpec, pod_kill_object>(
      [](const TargetForm& form) { return PodKillSpec{to_pods(form)}; },
      [](const PodKillSpec& spec) { return from_pods(spec.pods); });
}

Type<NodeCrashSpec> node_crash_type() {
  return target_type<NodeCrashSpec, node_crash_object>(
      [](const TargetForm& form) { return NodeCrashSpec{to_nodes(form)}; },
      [](const NodeCrashSpec& spec) { return from_nodes(spec.nodes); });
}

Type<ZoneOutageSpec> zone_outage_type() {
  return object_type<ZoneOutageSpec, zone_outage_object>();
}

Type<SlowCpuSpec> slow_cpu_type() {
  return target_type<SlowCpuSpec, slow_cpu_object>(
      [](const TargetForm& form) {
        SlowCpuSpec spec;
        if (form.service) {
          spec.where = to_pods(form);
        } else {
          spec.where = to_nodes(form);
        }
        spec.factor = form.factor;
        return spec;
      },
      [](const SlowCpuSpec& spec) {
        const auto* pods = std::get_if<models::PodChoice>(&spec.where);
        TargetForm form =
            pods ? from_pods(*pods) : from_nodes(std::get<models::NodeChoice>(spec.where));
        form.factor = spec.factor;
        return form;
      });
}

Type<CoresOfflineSpec> cores_offline_type() {
  return target_type<CoresOfflineSpec, cores_offline_object>(
      [](const TargetForm& form) {
        return CoresOfflineSpec{to_nodes(form), form.cores};
      },
      [](const CoresOfflineSpec& spec) {
        TargetForm form = from_nodes(spec.nodes);
        form.cores = spec.cores;
        return form;
      });
}

Type<ErrorsSpec> errors_type() {
  return object_type<ErrorsSpec, errors_object>();
}

Type<LatencySpec> latency_failure_type() {
  return object_type<LatencySpec, latency_failure_object>();
}

}  // namespace orrery::app
