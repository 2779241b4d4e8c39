#include "app/spec/failures.h"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <variant>

#include "app/schema/object.h"
#include "app/schema/scalar_types.h"
#include "app/spec/distributions.h"
#include "app/spec/failure_kinds.h"

namespace orrery::app {
namespace {

using models::ClocksSpec;
using models::FailureSpec;
using models::TimelineSpec;

constexpr std::uint64_t kTimesMax = 100'000;
constexpr std::uint64_t kCrewsMax = 1'000'000;

struct OccurrencesForm {
  sim::Duration every;
  std::uint32_t times = 1;
};

struct ClocksForm {
  sim::DistributionSpec up;
  sim::DistributionSpec down;
  std::optional<std::uint32_t> crews;
};

// A failure as it is written; what excludes what is checked behind the reading.
struct FailureForm {
  std::string id;
  std::optional<sim::Duration> at;
  std::optional<sim::Duration> length;
  std::optional<OccurrencesForm> repeat;
  std::optional<ClocksForm> clocks;
  std::optional<sim::Duration> noticed_after;
  models::FailureKindSpec kind;
};

const Object<OccurrencesForm>& occurrences_object() {
  static const Object<OccurrencesForm> object = [] {
    Object<OccurrencesForm> o("repeat_failure", "A failure that comes again.");
    o.required("every", &OccurrencesForm::every,
               duration_type(sim::Duration::nanoseconds(1), limits::kTimeMax),
               "From one begin to the next; not less than `for`.", "5m");
    o.required("times", &OccurrencesForm::times, whole_type<std::uint32_t>(1, kTimesMax),
               "How many times in all.", "3");
    return o;
  }();
  return object;
}

const Object<ClocksForm>& clocks_object() {
  static const Object<ClocksForm> object = [] {
    Object<ClocksForm> o(
        "clocks",
        "Each component (a node, a pod, a zone, an endpoint) fails and is repaired "
        "by clocks of its own.");
    o.required("up", &ClocksForm::up, distribution_type(), "How long it works.",
               "{exponential: 10m}");
    o.required("down", &ClocksForm::down, distribution_type(), "How long a repair takes.",
               "{exponential: 30s}");
    o.optional("crews", &ClocksForm::crews, whole_type<std::uint32_t>(1, kCrewsMax),
               "So many are repaired at a time; without: all.", "2");
    return o;
  }();
  return object;
}

void add_failure_times(Object<FailureForm>& o) {
  o.optional("at", &FailureForm::at, duration_type({}, limits::kTimeMax),
             "When it begins, since the start of the run.", "4m");
  o.last_excludes({"clocks"});
  o.optional("for", &FailureForm::length,
             duration_type(sim::Duration::nanoseconds(1), limits::kTimeMax),
             "How long it lasts; without: until the end of the run.", "2m");
  o.last_excludes({"clocks"});
  o.optional("repeat", &FailureForm::repeat, object_type<OccurrencesForm, occurrences_object>(),
             "That it comes again.", "{every: 5m, times: 3}");
  o.last_excludes({"clocks"});
  o.optional("clocks", &FailureForm::clocks, object_type<ClocksForm, clocks_object>(),
             "By chance, instead of `at`.", "{up: {exponential: 10m}, down: {exponential: 30s}}");
  o.last_excludes({"at", "for", "repeat"});
  o.optional("noticed_after", &FailureForm::noticed_after, duration_type({}, limits::kTimeMax),
             "How long behind a crash or kill callers go on sending to the pods; without: 0s for "
             "pod_kill, 40s for node_crash and zone_outage (node-monitor-grace-period of "
             "Kubernetes).",
             "10s");
  o.exactly_one({"at", "clocks", "when"});
}

void plan_failures(Object<FailureForm>& o) {
  o.planned("ramp", "growing worse over a time");
  o.planned("when", "beginning when something happens");
  o.planned("group", "failures that come together");
  o.planned_alternative("region_outage", "all zones of a region at once");
  o.planned_alternative("partition", "groups of nodes that cannot reach each other");
  o.planned_alternative("link", "a link that is down or slow");
  o.planned_alternative("loss", "messages that are lost");
  o.planned_alternative("slowness", "a service or node that is slower in all that it does");
  o.planned_alternative("memory_leak", "memory that is never given back");
  o.planned_alternative("leak", "connections and the like that are never given back");
  o.planned_alternative("disk", "a disk that is slow or broken");
  o.planned_alternative("registry_outage", "callers that do not learn of changes");
  o.planned_alternative("metrics_outage", "autoscalers and alerts that see nothing");
}

const Object<FailureForm>& failure_object() {
  static const Object<FailureForm> object = [] {
    Object<FailureForm> o(
        "failure",
        "Something that breaks, once, several times, or by chance. What users saw "
        "before, during and after it is reported under its id.");
    o.required("id", &FailureForm::id, name_type("names of failures"), "Its name.", "b-dark");
    add_failure_times(o);
    const auto kind = [&o](std::string_view name, const auto& type, std::string_view doc,
                           std::string_view example) {
      o.alternative(name, &FailureForm::kind, type, doc, example);
    };
    kind("pod_kill", pod_kill_type(), "Processes end and start again.", "{service: cart, pick: 1}");
    kind("node_crash", node_crash_type(), "Nodes stop without a word.", "{zone: a, pick: 1}");
    kind("zone_outage", zone_outage_type(), "All nodes of a zone stop.", "{zone: b}");
    kind("slow_cpu", slow_cpu_type(), "Nodes or pods compute more slowly.",
         "{node: a/0, factor: 0.2}");
    kind("cores_offline", cores_offline_type(), "Nodes lose cores.", "{node: a/0, cores: 2}");
    kind("errors", errors_type(), "An endpoint fails.", "{endpoint: cart.get, probability: 10%}");
    kind("latency", latency_failure_type(), "An endpoint is late.",
         "{endpoint: cart.get, delay: {exponential: 200ms}}");
    plan_failures(o);
    return o;
  }();
  return object;
}

bool check_failure_form(const FailureForm& form, const Node& node, Reader& reader) {
  bool ok = true;
  for (const char* key : {"for", "repeat"}) {
    const Entry* entry = node.find(key);
    if (!form.clocks || entry == nullptr) continue;
    reader.error_below(key, entry->place,
                       "is for `at`; clocks say how long it lasts and how often");
    ok = false;
  }
  const Entry* repeat = node.find("repeat");
  if (repeat != nullptr && !form.clocks && node.find("for") == nullptr) {
    reader.error_below("repeat", repeat->place,
                       "needs `for`: what lasts until the end of the run cannot come again");
    ok = false;
  }
  return ok;
}

bool to_failure(FailureForm& form, const Node& node, Reader& reader, FailureSpec& failure) {
  failure.id = std::move(form.id);
  failure.kind = std::move(form.kind);
  failure.noticed_after = form.noticed_after;
  if (form.clocks) {
    failure.when = ClocksSpec{std::move(form.clocks->up), std::move(form.clocks->down),
                              form.clocks->crews.value_or(0)};
  } else {
    TimelineSpec timeline;
    timeline.at = form.at.value_or(sim::Duration());
    timeline.length = form.length;
    if (form.repeat) {
      timeline.every = form.repeat->every;
      timeline.times = form.repeat->times;
    }
    failure.when = timeline;
  }
  return check_failure_form(form, node, reader);
}

FailureForm from_failure(const FailureSpec& failure) {
  FailureForm form;
  form.id = failure.id;
  form.kind = failure.kind;
  form.noticed_after = failure.noticed_after;
  if (const auto* timeline = std::get_if<TimelineSpec>(&failure.when)) {
    form.at = timeline->at;
    form.length = timeline->length;
    if (timeline->times > 1) form.repeat = {timeline->every, timeline->times};
  } else {
    const auto& clocks = std::get<ClocksSpec>(failure.when);
    form.clocks = ClocksForm{clocks.up, clocks.down, std::nullopt};
    if (clocks.crews > 0) form.clocks->crews = clocks.crews;
  }
  return form;
}

// The items in the order of their ids; those without one, and equal ones, as they are written.
std::vector<std::size_t> order_by_id(const std::vector<Node>& items) {
  const auto id_of = [&](std::size_t i) {
    const Entry* id = items[i].find("id");
    return id == nullptr ? std::string() : id->value.text;
  };
  std::vector<std::size_t> order(items.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return id_of(a) < id_of(b); });
  return order;
}

}  // namespace

Type<std::vector<FailureSpec>> failures_type() {
  const Type<FailureSpec> failure = converted<FailureSpec, FailureForm>(
      object_type<FailureForm, failure_object>(), to_failure, from_failure);
  const Shape shape = list_shape(failure.shape, "a list of failures");
  return {[=](const Node& node, Reader& reader, std::vector<FailureSpec>& failures) {
            if (!node.is_list()) {
              reader.refuse(node, shape.name);
              return false;
            }
            for (const std::size_t i : order_by_id(node.items)) {
              // Canonical paths count in the order of ids.
              const Reader::Scope scope(reader, item_step(i), item_step(failures.size()),
                                        node.items[i].place);
              // One that is wrong keeps its place: cross checks count.
              failure.read(node.items[i], reader, failures.emplace_back());
            }
            return true;
          },
          [=](const std::vector<FailureSpec>& failures) {
            std::vector<Node> items;
            for (const FailureSpec& each : failures) items.push_back(failure.write(each));
            return list_node(std::move(items));
          },
          shape};
}

std::vector<WordDescription> failure_kind_words() {
  std::vector<WordDescription> words;
  const auto collect = [&](bool is_planned) {
    for (const FieldDescription& field : failure_object().description().fields) {
      if (!field.is_alternative || field.planned.empty() == is_planned) continue;
      words.push_back({field.name, is_planned ? field.planned : field.doc, is_planned});
    }
  };
  collect(false);
  collect(true);
  return words;
}

}  // namespace orrery::app
