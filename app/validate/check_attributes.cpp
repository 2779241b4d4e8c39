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

// Whether the attribute can have the value; the words it can have are added to `words`.
bool can_be(const AttributeSpec& spec, const AttributeValue& value,
            std::vector<std::string>& words) {
  if (const auto* zipf = std::get_if<sim::ZipfSpec>(&spec)) {
    const auto* number = std::get_if<std::int64_t>(&value);
    return number != nullptr && *number >= 0 && static_cast<std::uint64_t>(*number) < zipf->keys;
  }
  if (const auto* constant = std::get_if<AttributeValue>(&spec)) {
    words.push_back(value_text(*constant));
    return *constant == value;
  }
  bool found = false;
  for (const models::AttributeWeight& one : std::get<Weights>(spec)) {
    words.push_back(value_text(one.value));
    found = found || one.value == value;
  }
  return found;
}

struct Reaching {
  std::string workload;
  const WorkloadSpec* spec;
};

// One condition: each workload that reaches it declares the attribute, and one gives the value.
void check_condition(const std::string& attribute, const AttributeValue& value,
                     const std::vector<Reaching>& workloads, const std::string& path,
                     Findings& findings) {
  bool is_possible = workloads.empty();
  std::vector<std::string> words;
  for (const Reaching& each : workloads) {
    const auto found = each.spec->attributes.find(attribute);
    if (found != each.spec->attributes.end()) {
      is_possible = can_be(found->second, value, words) || is_possible;
      continue;
    }
    if (findings.is_damaged("workloads." + each.workload)) return;
    std::vector<std::string> names;
    for (const auto& [name, spec] : each.spec->attributes) names.push_back(name);
    findings.add(path, "workload '" + each.workload + "' reaches this without an attribute '" +
                           attribute + "'" + did_you_mean(attribute, names));
    return;
  }
  if (is_possible || findings.is_damaged("workloads")) return;
  findings.add(path, "no workload that reaches this gives '" + attribute + "' the value '" +
                         value_text(value) + "'" + did_you_mean(value_text(value), words));
}

void check_conditions(const ScenarioSpec& spec, const models::EndpointName& name,
                      const std::vector<Reaching>& workloads, Findings& findings) {
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

}  // namespace

void check_attributes(const ScenarioSpec& spec, Findings& findings) {
  const CallGraph graph = make_call_graph(spec);
  std::vector<std::vector<Reaching>> reaching(graph.endpoints.size());
  for (const auto& [name, workload] : spec.workloads) {
    for (const auto& [attribute, attribute_spec] : workload.attributes) {
      check_attribute(attribute_spec, "workloads." + name + ".attributes." + attribute, findings);
    }
    std::vector<std::size_t> entries;
    for (const models::MixEntry& entry : workload.mix) {
      const auto found = graph.index.find(entry.endpoint);
      if (found != graph.index.end()) entries.push_back(found->second);
    }
    const std::vector<bool> reached = reached_from(graph, entries);
    for (std::size_t i = 0; i < reached.size(); ++i) {
      if (reached[i]) reaching[i].push_back({name, &workload});
    }
  }
  for (std::size_t i = 0; i < graph.endpoints.size(); ++i) {
    check_conditions(spec, graph.endpoints[i], reaching[i], findings);
  }
}

}  // namespace orrery::app
