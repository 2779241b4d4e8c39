#include "app/spec/objectives.h"

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "app/schema/object.h"
#include "app/schema/scalar_types.h"
#include "app/schema/units/rate.h"
#include "app/schema/units/ratio.h"
#include "app/spec/names.h"
#include "app/spec/period_names.h"
#include "sim/base/saturating.h"
#include "sim/base/time_text.h"

namespace orrery::app {
namespace {

using models::Comparison;
using models::EndpointMetric;
using models::ObjectivePeriod;
using models::ObjectiveSpec;
using models::ObservedSpec;

struct MetricName {
  EndpointMetric metric;
  const char* name;
  const char* doc;
  const char* example;  // of a value
};

constexpr std::array<MetricName, 9> kMetrics = {{
    {EndpointMetric::rate, "rate", "Requests per second.", "390/s"},
    {EndpointMetric::success, "success", "The part of requests that ended ok, degraded ones too.",
     "99.5%"},
    {EndpointMetric::mean, "mean", "Mean latency.", "30ms"},
    {EndpointMetric::p50, "p50", "Half of the latencies are below.", "21ms"},
    {EndpointMetric::p90, "p90", "90% of the latencies are below.", "60ms"},
    {EndpointMetric::p95, "p95", "95% of the latencies are below.", "80ms"},
    {EndpointMetric::p99, "p99", "99% of the latencies are below.", "400ms"},
    {EndpointMetric::p999, "p999", "99.9% of the latencies are below.", "1s"},
    {EndpointMetric::max, "max", "The longest latency.", "3s"},
}};

// Seconds are doubles: up to here every nanosecond has its own and comes back unchanged.
constexpr sim::Duration kLatencyMax = sim::Duration::hours(24 * 30);

Type<double> latency_type() {
  const Type<sim::Duration> duration = duration_type(sim::Duration(), kLatencyMax);
  return {
      [=](const Node& node, Reader& reader, double& seconds) {
        sim::Duration value;
        if (!duration.read(node, reader, value)) return false;
        seconds = value.seconds();
        return true;
      },
      [=](const double& seconds) { return duration.write(sim::duration_from_seconds(seconds)); },
      duration.shape};
}

Type<double> value_type(EndpointMetric metric) {
  if (metric == EndpointMetric::rate) return rate_type();
  if (metric == EndpointMetric::success) return probability_type();
  return latency_type();
}

constexpr std::array<std::pair<Comparison, std::string_view>, 4> kComparisons = {
    // Longer signs first: one is the beginning of another.
    {{Comparison::less_or_equal, "<="},
     {Comparison::greater_or_equal, ">="},
     {Comparison::less, "<"},
     {Comparison::greater, ">"}}};

// "< 400ms".
bool read_bound(const Node& node, Reader& reader, ObjectiveSpec& objective) {
  std::string_view text = node.text;
  for (const auto& [comparison, sign] : kComparisons) {
    if (!node.is_scalar() || text.substr(0, sign.size()) != sign) continue;
    objective.comparison = comparison;
    text.remove_prefix(sign.size());
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    Node value = plain(std::string(text));
    value.place = node.place;
    return value_type(objective.metric).read(value, reader, objective.bound);
  }
  reader.refuse(node, "comparisons such as \"< 400ms\", with <, <=, > or >=");
  return false;
}

Node write_bound(const ObjectiveSpec& objective) {
  std::string text;
  for (const auto& [comparison, sign] : kComparisons) {
    if (comparison == objective.comparison) text = sign;
  }
  return text_node(text + " " + metric_text(objective.metric, objective.bound));
}

// One item of the list: an endpoint with one or several objectives.
struct ObjectiveForm {
  models::EndpointName endpoint;
  std::vector<ObjectiveSpec> objectives;
  std::optional<std::string> before;
  std::optional<std::string> during;
  std::optional<std::string> after;
  std::optional<sim::Duration> recovers_within;
};

constexpr std::array<std::pair<ObjectivePeriod, std::optional<std::string> ObjectiveForm::*>, 3>
    kPeriods = {{{ObjectivePeriod::before, &ObjectiveForm::before},
                 {ObjectivePeriod::during, &ObjectiveForm::during},
                 {ObjectivePeriod::after, &ObjectiveForm::after}}};

void add_period_fields(Object<ObjectiveForm>& o) {
  const Type<std::string> id = name_type("names of failures");
  o.optional("before", &ObjectiveForm::before, id,
             "Only requests that arrived before this failure first began.", "b-dark");
  o.optional("during", &ObjectiveForm::during, id,
             "Only requests that arrived while this failure was in force.", "b-dark");
  o.optional("after", &ObjectiveForm::after, id,
             "Only requests that arrived behind the first begin of this failure and not during it.",
             "b-dark");
  o.optional("recovers_within", &ObjectiveForm::recovers_within,
             duration_type(sim::Duration(), limits::kTimeMax),
             "Beside `after`, or `during`: it must hold in every whole window from so long after "
             "the end, or the begin, of the failure on. For rate, success, mean, p50, p99.",
             "30s");
}

const Object<ObjectiveForm>& objective_object() {
  static const Object<ObjectiveForm> object = [] {
    Object<ObjectiveForm> o("objective", "What an endpoint should achieve: one metric or several.");
    o.required("endpoint", &ObjectiveForm::endpoint, endpoint_name_type(),
               "One that a workload enters.", "frontend.checkout");
    for (const MetricName& each : kMetrics) {
      const EndpointMetric metric = each.metric;
      const bool is_better_above =
          metric == EndpointMetric::rate || metric == EndpointMetric::success;
      Shape shape{ShapeKind::text, "comparison", "^(<=|>=|<|>) *[0-9].*$"};
      o.property(
          each.name,
          [metric](const Node& node, Reader& reader, ObjectiveForm& form) {
            ObjectiveSpec objective;
            objective.metric = metric;
            if (!read_bound(node, reader, objective)) return false;
            form.objectives.push_back(std::move(objective));
            return true;
          },
          [metric](const ObjectiveForm& form) -> std::optional<Node> {
            for (const ObjectiveSpec& objective : form.objectives) {
              if (objective.metric == metric) return write_bound(objective);
            }
            return std::nullopt;
          },
          shape, each.doc, (is_better_above ? "\"> " : "\"< ") + std::string(each.example) + '"');
    }
    add_period_fields(o);
    o.planned("budget", "error budgets and burn rates");
    o.planned("when", "judging the requests with these attributes only");
    o.planned("version", "judging one version only");
    o.planned("service", "judging a service by its own figures", {"endpoint"});
    o.planned("utilisation", "the part of a service's servers that is busy");
    o.planned("throttled", "the time that pods are throttled");
    o.planned("workload", "objectives of a workload", {"endpoint"});
    o.planned("completes_within", "how long a batch may take");
    o.planned("topic", "objectives of a topic", {"endpoint"});
    o.planned("consumer", "objectives of a consumer of messages", {"endpoint"});
    o.planned("lag", "messages that wait");
    return o;
  }();
  return object;
}

// Gives an objective its period. `recovers_within` alone says nothing, nor do two periods.
bool read_period(const ObjectiveForm& form, const Node& item, Reader& reader,
                 ObjectiveSpec& objective) {
  std::string first;
  for (const auto& [period, member] : kPeriods) {
    if (!(form.*member)) continue;
    const std::string name(to_text(period));
    if (!first.empty()) {
      reader.error_below(name, item.find(name)->place,
                         "stands beside `" + first + "`; one is enough");
      return false;
    }
    first = name;
    objective.period = period;
    objective.failure = *(form.*member);
  }
  objective.recovers_within = form.recovers_within;
  const bool has_begin =
      objective.period == ObjectivePeriod::during || objective.period == ObjectivePeriod::after;
  if (!form.recovers_within || has_begin || item.find("during") || item.find("after")) return true;
  reader.error_below("recovers_within", item.find("recovers_within")->place,
                     "needs `after`, or `during`, and the id of a failure");
  return false;
}

void read_objective(const Node& item, Reader& reader, std::vector<ObjectiveSpec>& objectives) {
  ObjectiveForm form;
  const std::size_t before = reader.problem_count();
  if (!objective_object().read(item, reader, form)) return;
  if (form.objectives.empty() && reader.problem_count() == before) {
    reader.error(item.place, "has no metric; for example p99: \"< 400ms\"");
  }
  ObjectiveSpec common;
  if (!read_period(form, item, reader, common)) return;
  for (ObjectiveSpec& objective : form.objectives) {
    objective.period = common.period;
    objective.failure = common.failure;
    objective.recovers_within = common.recovers_within;
    // The resolved scenario has an item for each metric.
    const std::string item_path = "objectives" + item_step(objectives.size());
    reader.also_known_as(item_path, item.place);
    for (const std::string& key :
         {std::string("endpoint"), metric_name(objective.metric),
          std::string(to_text(objective.period)), std::string("recovers_within")}) {
      const Entry* each = item.find(key);
      if (each == nullptr) continue;
      const Reader::Scope scope(reader, each->key, "", each->place);
      reader.also_known_as(item_path + "." + each->key, each->place);
    }
    objective.endpoint = form.endpoint;
    objectives.push_back(std::move(objective));
  }
}

ObjectiveForm from_objective(const ObjectiveSpec& objective) {
  ObjectiveForm form;
  form.endpoint = objective.endpoint;
  form.objectives = {objective};
  for (const auto& [period, member] : kPeriods) {
    if (period == objective.period) form.*member = objective.failure;
  }
  form.recovers_within = objective.recovers_within;
  return form;
}

const Object<ObservedSpec>& observed_object() {
  static const Object<ObservedSpec> object = [] {
    Object<ObservedSpec> o("observed_metrics", "What the real system measured at an endpoint.");
    for (const MetricName& each : kMetrics) {
      const EndpointMetric metric = each.metric;
      const Type<double> type = value_type(metric);
      o.property(
          each.name,
          [=](const Node& node, Reader& reader, ObservedSpec& observed) {
            double value = 0;
            if (!type.read(node, reader, value)) return false;
            observed[metric] = value;
            return true;
          },
          [=](const ObservedSpec& observed) -> std::optional<Node> {
            const auto found = observed.find(metric);
            if (found == observed.end()) return std::nullopt;
            return type.write(found->second);
          },
          type.shape, each.doc, each.example);
    }
    return o;
  }();
  return object;
}

}  // namespace

Type<std::vector<ObjectiveSpec>> objectives_type() {
  const Shape shape =
      list_shape(object_type<ObjectiveForm, objective_object>().shape, "a list of objectives");
  return {[=](const Node& node, Reader& reader, std::vector<ObjectiveSpec>& objectives) {
            if (!node.is_list()) {
              reader.refuse(node, shape.name);
              return false;
            }
            for (std::size_t i = 0; i < node.items.size(); ++i) {
              // Canonical paths count objectives, of which one item may have several.
              const Reader::Scope scope(reader, item_step(i), item_step(objectives.size()),
                                        node.items[i].place);
              read_objective(node.items[i], reader, objectives);
            }
            return true;
          },
          [](const std::vector<ObjectiveSpec>& objectives) {
            std::vector<Node> items;
            for (const ObjectiveSpec& objective : objectives) {
              items.push_back(objective_object().write(from_objective(objective)));
            }
            return list_node(std::move(items));
          },
          shape};
}

Type<std::map<models::EndpointName, ObservedSpec>> observed_type() {
  return map_of(endpoint_name_key(), object_type<ObservedSpec, observed_object>(),
                "metrics by endpoint");
}

std::string metric_name(EndpointMetric metric) {
  for (const MetricName& each : kMetrics) {
    if (each.metric == metric) return each.name;
  }
  return "";
}

std::string metric_text(EndpointMetric metric, double value) {
  if (metric == EndpointMetric::rate) return rate_text(value);
  if (metric == EndpointMetric::success) return ratio_text(value);
  return sim::to_text(sim::duration_from_seconds(value));
}

bool is_latency(EndpointMetric metric) {
  return metric != EndpointMetric::rate && metric != EndpointMetric::success;
}

}  // namespace orrery::app
