#include "app/spec/scenario.h"

#include <cstdint>
#include <limits>
#include <string>

#include "app/schema/scalar_types.h"
#include "app/schema/units/timestamp.h"
#include "app/spec/failures.h"
#include "app/spec/objectives.h"
#include "app/spec/platform.h"
#include "app/spec/services.h"
#include "app/spec/traffic.h"
#include "app/spec/workloads.h"

namespace orrery::app {
namespace {

using models::ScenarioSpec;
using models::Study;

constexpr std::uint64_t kVersion = 1;

void add_version(Object<ScenarioSpec>& o) {
  const Type<std::uint64_t> version = count_type(kVersion, kVersion);
  o.property(
      "orrery",
      [=](const Node& node, Reader& reader, ScenarioSpec&) {
        if (node.is_scalar() && node.text == std::to_string(kVersion)) return true;
        reader.error(node.place, "found " + found(node) +
                                     ", allowed is 1, the version of the language that is read");
        return false;
      },
      [=](const ScenarioSpec&) -> std::optional<Node> { return version.write(kVersion); },
      version.shape, "The version of the language.", "1");
  o.last_is_required();
}

void add_include(Object<ScenarioSpec>& o) {
  o.property(
      "include", [](const Node&, Reader&, ScenarioSpec&) { return true; },
      [](const ScenarioSpec&) -> std::optional<Node> { return std::nullopt; },
      list_of(text_type(), "files").shape,
      "Files with parts of the scenario, relative to this one. Maps are merged, lists replaced; "
      "later files win over earlier ones, and this one over all.",
      "[base.yaml]");
  o.last_replaces({"orrery", "duration", "services", "workloads"});
}

// The limits are fields of the spec itself.
struct LimitsForm {
  std::uint64_t events_per_instant = ScenarioSpec().events_per_instant;
  std::uint64_t calls_in_flight = ScenarioSpec().requests_in_flight;
};

const Object<LimitsForm>& limits_object() {
  static const Object<LimitsForm> object = [] {
    Object<LimitsForm> o("limits", "Where a run is given up.");
    const Type<std::uint64_t> events = count_type(1, 1'000'000'000'000);
    const Type<std::uint64_t> calls = count_type(1, sim::limits::kSlabEntriesMax);
    o.field("events_per_instant", &LimitsForm::events_per_instant, events,
            "Events at one instant, which is a loop without progress.", "10000000");
    o.field("calls_in_flight", &LimitsForm::calls_in_flight, calls, "Calls under way at one time.",
            "1000000");
    return o;
  }();
  return object;
}

void add_limits(Object<ScenarioSpec>& o) {
  const Type<LimitsForm> type = object_type<LimitsForm, limits_object>();
  o.property(
      "limits",
      [=](const Node& node, Reader& reader, ScenarioSpec& spec) {
        LimitsForm form;
        const bool ok = type.read(node, reader, form);
        spec.events_per_instant = form.events_per_instant;
        spec.requests_in_flight = form.calls_in_flight;
        return ok;
      },
      [=](const ScenarioSpec& spec) -> std::optional<Node> {
        return type.write({spec.events_per_instant, spec.requests_in_flight});
      },
      type.shape, "Where a run is given up.", "{calls_in_flight: 1000000}");
}

void add_platform(Object<ScenarioSpec>& o) {
  const Type<PlatformForm> type = platform_type();
  o.property(
      "platform",
      [=](const Node& node, Reader& reader, ScenarioSpec& spec) {
        PlatformForm form;
        const bool ok = type.read(node, reader, form);
        spec.platform = std::move(form.platform);
        spec.network = form.network;
        return ok;
      },
      [=](const ScenarioSpec& spec) -> std::optional<Node> {
        return type.write({spec.platform, spec.network});
      },
      type.shape, "Where pods run, and what messages cost.", "{nodes: 4}");
}

void add_times(Object<ScenarioSpec>& o) {
  const sim::Duration tick = sim::Duration::nanoseconds(1);
  o.required("duration", &ScenarioSpec::duration, duration_type(tick, limits::kTimeMax),
             "Requests arrive from 0 up to this time.", "10m");
  o.field("warmup", &ScenarioSpec::warmup, duration_type({}, limits::kTimeMax),
          "Requests that arrive before it are not measured.", "1m");
  o.field("drain", &ScenarioSpec::drain, duration_type({}, limits::kTimeMax),
          "So long after the duration, what is under way may end.", "30s");
  o.field("window", &ScenarioSpec::window, duration_type(tick, limits::kTimeMax),
          "The windows of series over time; complete ones within the duration are recorded.", "1s");
}

struct ClockForm {
  sim::Duration start;
};

const Object<ClockForm>& clock_object() {
  static const Object<ClockForm> object = [] {
    Object<ClockForm> o("clock", "The time of day.");
    o.property(
        "start",
        [](const Node& node, Reader& reader, ClockForm& form) {
          const Parsed<sim::Duration> parsed =
              node.is_scalar() ? parse_timestamp(node.text)
                               : Parsed<sim::Duration>{{}, "allowed are instants"};
          form.start = parsed.value;
          if (!parsed.ok()) reader.error(node.place, "found " + found(node) + ", " + parsed.error);
          return parsed.ok();
        },
        [](const ClockForm& form) -> std::optional<Node> {
          return text_node(timestamp_text(form.start));
        },
        {ShapeKind::text, "instant"}, "When the run starts, in UTC.", "\"2026-03-02T08:50:00Z\"");
    o.last_is_required();
    return o;
  }();
  return object;
}

void add_clock(Object<ScenarioSpec>& o) {
  const Type<ClockForm> type = object_type<ClockForm, clock_object>();
  o.property(
      "clock",
      [=](const Node& node, Reader& reader, ScenarioSpec& spec) {
        ClockForm form;
        if (!type.read(node, reader, form)) return false;
        spec.clock = form.start;
        return true;
      },
      [=](const ScenarioSpec& spec) -> std::optional<Node> {
        if (!spec.clock) return std::nullopt;
        return type.write({*spec.clock});
      },
      type.shape, "The time of day at the start: what cron needs.",
      "{start: \"2026-03-02T08:50:00Z\"}");
}

void declare_planned(Object<ScenarioSpec>& o) {
  o.planned("changes", "changes of the scenario in mid-run");
  o.planned("sweep", "one scenario for each of several values");
  o.planned("kubernetes", "manifests of Kubernetes and Istio as they are", {"services"});
  o.planned("telemetry", "what is measured and acted on inside the world");
  o.planned("messages", "topics and their consumers");
  o.planned("topics", "topics of messages");
  o.planned("orchestration", "Kubernetes, Swarm and Mesos");
  o.planned("autoscaling", "autoscalers");
  o.planned("alerts", "rules that fire");
  o.planned("profile", "the defaults of a real system");
  o.planned("traces", "traces that are kept");
  o.planned("cost", "what the cluster costs");
}

}  // namespace

const Object<ScenarioSpec>& scenario_object() {
  static const Object<ScenarioSpec> object = [] {
    Object<ScenarioSpec> o("scenario", "A cluster, who uses it, and what is asked of it.");
    add_version(o);
    o.field("name", &ScenarioSpec::name, text_type(), "Its name; without: that of the file.",
            "shop");
    o.field("question", &ScenarioSpec::question, text_type(), "What the scenario is to answer.",
            "\"Do 4 pods suffice?\"");
    o.field(
        "study", &ScenarioSpec::study,
        choice_type<Study>({{"incident", Study::incident}, {"steady_state", Study::steady_state}}),
        "incident: what happens from the start on; steady_state: the long run.", "steady_state");
    o.field("seed", &ScenarioSpec::seed,
            whole_type<std::uint32_t>(0, std::numeric_limits<std::uint32_t>::max()),
            "Of all that is drawn.", "42");
    add_times(o);
    add_include(o);
    add_limits(o);
    add_clock(o);
    add_platform(o);
    o.required("services", &ScenarioSpec::services,
               map_of(name_key("names of services"),
                      object_type<models::ServiceSpec, service_object>(), "services by name"),
               "The services.", "{cart: {endpoints: {get: [{compute: 2ms}]}}}");
    o.field("traffic", &ScenarioSpec::traffic, object_type<models::TrafficSpec, traffic_object>(),
            "How calls are made.", "{defaults: {timeout: 1s}}");
    o.required("workloads", &ScenarioSpec::workloads,
               map_of(name_key("names of workloads"), workload_type(), "workloads by name"),
               "Who sends requests.",
               "{shoppers: {endpoint: cart.get, arrivals: {poisson: 400/s}}}");
    o.field("failures", &ScenarioSpec::failures, failures_type(), "What breaks, and when.",
            "[{id: b-dark, at: 4m, for: 2m, zone_outage: {zone: b}}]");
    o.field("objectives", &ScenarioSpec::objectives, objectives_type(), "What is to be achieved.",
            "[{endpoint: cart.get, p99: \"< 400ms\"}]");
    o.field("observed", &ScenarioSpec::observed, observed_type(),
            "What the real system measured, printed beside what was simulated.",
            "{cart.get: {rate: 390/s, p99: 95ms}}");
    declare_planned(o);
    return o;
  }();
  return object;
}

}  // namespace orrery::app
