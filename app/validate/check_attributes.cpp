#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "app/schema/nearest.h"
#include "app/spec/names.h"
#include "app/validate/call_graph.h"
#include "app/validate/checks.h"
#include "app/validate/walk_steps.h"
#include "sim/distributions/validate.h"

namespace orrery::app {
namespace {

using models::AttributeSpec;
using models::AttributeValue;
using models::ScenarioSpec;
using models::WorkloadSpec;

using Weights = std::vector<models::AttributeWeight>;

constexpr std::size_t kValuesMax = 10'000;

std::string value_text(const AttributeValue& value) {
  const std::string* word = std::get_if<std::string>(&value);
  return word ? *word : std::to_string(std::get<std::int64_t>(value));
}

void check_weights(const Weights& weights, const std::string& path, Findings& findings) {
  if (weights.empty() || weights.size() > kValuesMax) {
    findings.add(path, "has " + std::to_string(weights.size()) + " values; allowed are 1 to " +
                           std::to_string(kValuesMax));
    return;
  }
  std::set<AttributeValue> seen;
  for (const models::AttributeWeight& one : weights) {
    if (seen.insert(one.value).second) continue;
    findings.add(path, "has the value '" + value_text(one.value) + "' twice");
  }
}

void check_attribute(const AttributeSpec& spec, const std::string& path, Findings& findings) {
  if (const auto* weights = std::get_if<Weights>(&spec)) check_weights(*weights, path, findings);
  const auto* zipf = std::get_if<sim::ZipfSpec>(&spec);
  if (zipf == nullptr || findings.is_damaged(path)) return;
  for (const sim::SpecError& error : sim::validate(sim::DistributionSpec(*zipf))) {
    findings.add(path + ".zipf." + error.field, error.message);
  }
}

// A workload with the values that its attributes can have, where they are listed.
struct Workload {
  std::string name;
  const WorkloadSpec* spec;
  std::map<std::string, std::set<AttributeValue>> values;
  std::vector<bool> reaches = {};  // by endpoint
};

Workload make_workload(const std::string& name, const WorkloadSpec& spec) {
  Workload workload{name, &spec, {}};
  for (const auto& [attribute, attribute_spec] : spec.attributes) {
    std::set<AttributeValue>& values = workload.values[attribute];
    if (const auto* one = std::get_if<AttributeValue>(&attribute_spec)) values.insert(*one);
    const auto* weights = std::get_if<Weights>(&attribute_spec);
    if (weights == nullptr) continue;
    for (const models::AttributeWeight& each : *weights) values.insert(each.value);
  }
  return workload;
}

// REQUIRES: the workload has the attribute.
bool can_be(const Workload& workload, const std::string& attribute, const AttributeValue& value) {
  const AttributeSpec& spec = workload.spec->attributes.at(attribute);
  if (const auto* zipf = std::get_if<sim::ZipfSpec>(&spec)) {
    const auto* number = std::get_if<std::int64_t>(&value);
    return number != nullptr && *number >= 0 && static_cast<std::uint64_t>(*number) < zipf->keys;
  }
  return workload.values.at(attribute).count(value) > 0;
}

using Reaching = std::vector<const Workload*>;

std::string nearest_value(const Reaching& workloads, const std::string& attribute,
                          const AttributeValue& value) {
  NearestName nearest(value_text(value));
  for (const Workload* each : workloads) {
    for (const AttributeValue& one : each->values.at(attribute)) nearest.offer(value_text(one));
  }
  return nearest.did_you_mean();
}

// One condition: each workload that reaches it declares the attribute, and one gives the value.
void check_condition(const std::string& attribute, const AttributeValue& value,
                     const Reaching& workloads, const std::string& path, Findings& findings) {
  for (const Workload* each : workloads) {
    if (each->values.count(attribute) > 0) continue;
    if (findings.is_damaged("workloads." + each->name)) return;
    findings.add(path, [&] {
      return "workload '" + each->name + "' reaches this without an attribute '" + attribute + "'" +
             did_you_mean_key(attribute, each->values, "its attributes are");
    });
    return;
  }
  const bool is_possible =
      workloads.empty() ||
      std::any_of(workloads.begin(), workloads.end(),
                  [&](const Workload* each) { return can_be(*each, attribute, value); });
  if (is_possible || findings.is_damaged("workloads")) return;
  findings.add(path, [&] {
    return "no workload that reaches this gives '" + attribute + "' the value '" +
           value_text(value) + "'" + nearest_value(workloads, attribute, value);
  });
}

void check_conditions(const ScenarioSpec& spec, const models::EndpointName& name,
                      const Reaching& workloads, Findings& findings) {
  const auto& steps = spec.services.at(name.service).endpoints.at(name.endpoint).steps;
  walk_steps(steps, steps_path(name),
             [&](const models::StepSpec& step, const std::string& path, const StepOdds&) {
               const auto* choose = std::get_if<models::ChooseStepSpec>(&step.step);
               if (choose == nullptr) return;
               for (std::size_t i = 0; i < choose->alternatives.size(); ++i) {
                 const std::string when = path + ".choose" + item_step(i) + ".when";
                 for (const auto& [attribute, value] : choose->alternatives[i].when) {
                   check_condition(attribute, value, workloads, when + "." + attribute, findings);
                 }
               }
             });
}

std::vector<std::size_t> entered_by(const CallGraph& graph, const WorkloadSpec& workload) {
  std::vector<std::size_t> entries;
  for (const models::MixEntry& entry : workload.mix) {
    const auto found = graph.index.find(entry.endpoint);
    if (found != graph.index.end()) entries.push_back(found->second);
  }
  return entries;
}

}  // namespace

void check_attributes(const ScenarioSpec& spec, Findings& findings) {
  const CallGraph graph = make_call_graph(spec);
  std::vector<Workload> workloads;
  for (const auto& [name, workload] : spec.workloads) {
    for (const auto& [attribute, attribute_spec] : workload.attributes) {
      check_attribute(attribute_spec, "workloads." + name + ".attributes." + attribute, findings);
    }
    workloads.push_back(make_workload(name, workload));
    workloads.back().reaches = reached_from(graph, entered_by(graph, workload));
  }
  for (std::size_t i = 0; i < graph.endpoints.size(); ++i) {
    Reaching reaching;
    for (const Workload& each : workloads) {
      if (each.reaches[i]) reaching.push_back(&each);
    }
    check_conditions(spec, graph.endpoints[i], reaching, findings);
  }
}

}  // namespace orrery::app
