#include "app/cli/edge_policy.h"

#include <variant>

#include "app/cli/exit_code.h"
#include "app/cli/output.h"
#include "app/report/json_writer.h"
#include "app/report/utf8.h"
#include "app/spec/names.h"
#include "app/validate/walk_steps.h"
#include "models/policies/load_balancing/list.h"
#include "sim/base/time_text.h"

namespace orrery::app {

namespace {

using models::CallPolicySpec;
using models::EndpointName;

bool matches(const EndpointName& name, std::string_view pattern) {
  return pattern == name.service || pattern == to_text(name);
}

// Asks the places one after the other, the most specific first.
class Resolver {
 public:
  explicit Resolver(const ValidScenario& scenario) : scenario_(scenario) {}

  EffectiveValue load_balancing(const CallPolicySpec& site, const std::string& path,
                                const EndpointName& to) const {
    for (const Level& level : levels(site, path, to)) {
      if (level.policy->load_balancing) {
        return found(std::string(models::to_text(level.policy->load_balancing->kind)), level,
                     "load_balancing");
      }
    }
    return {std::string(models::to_text(models::LoadBalancingSpec{}.kind)), "built-in", ""};
  }

  EffectiveValue timeout(const CallPolicySpec& site, const std::string& path,
                         const EndpointName& to) const {
    if (site.timeout)
      return found(sim::to_text(*site.timeout), {&site, "call site", path}, "timeout");
    const auto& endpoint = scenario_.spec().services.at(to.service).endpoints.at(to.endpoint);
    if (endpoint.timeout) {
      const std::string owner = "services." + to.service + ".endpoints." + to.endpoint;
      return {sim::to_text(*endpoint.timeout), "timeout of " + to_text(to),
              origin(owner + ".timeout")};
    }
    for (const Level& level : levels(site, path, to)) {
      if (level.policy->timeout) {
        return found(sim::to_text(*level.policy->timeout), level, "timeout");
      }
    }
    return {"none", "built-in", ""};
  }

 private:
  struct Level {
    const CallPolicySpec* policy;
    std::string place;
    std::string path;
  };

  std::vector<Level> levels(const CallPolicySpec& site, const std::string& path,
                            const EndpointName& to) const {
    const models::TrafficSpec& traffic = scenario_.spec().traffic;
    std::vector<Level> result;
    if (!path.empty()) result.push_back({&site, "call site", path});
    if (const auto place = traffic.to.find(to.service); place != traffic.to.end()) {
      result.push_back({&place->second, "traffic.to." + to.service, "traffic.to." + to.service});
    }
    result.push_back({&traffic.defaults, "traffic.defaults", "traffic.defaults"});
    return result;
  }

  EffectiveValue found(std::string value, const Level& level, const char* key) const {
    return {std::move(value), level.place, origin(level.path + '.' + key)};
  }

  std::string origin(const std::string& path) const {
    const auto place = scenario_.origins().find(path);
    return place == scenario_.origins().end() ? std::string() : place->second;
  }

  const ValidScenario& scenario_;
};

void add_call_sites(const ValidScenario& scenario, std::string_view from, std::string_view to,
                    std::vector<EdgePolicy>& edges) {
  const Resolver resolver(scenario);
  for (const auto& [service, spec] : scenario.spec().services) {
    for (const auto& [endpoint, body] : spec.endpoints) {
      const EndpointName caller{service, endpoint};
      if (!matches(caller, from)) continue;
      walk_steps(body.steps, steps_path(caller),
                 [&](const models::StepSpec& step, const std::string& path, const StepOdds&) {
                   const auto* call = std::get_if<models::CallStepSpec>(&step.step);
                   if (call == nullptr || !matches(call->to, to)) return;
                   const std::string site = path + ".call";
                   edges.push_back({to_text(caller), to_text(call->to), site,
                                    resolver.load_balancing(call->policy, site, call->to),
                                    resolver.timeout(call->policy, site, call->to)});
                 });
    }
  }
}

// Entry calls: the balancer comes from `traffic`, the timeout is the client's own.
void add_workloads(const ValidScenario& scenario, std::string_view from, std::string_view to,
                   std::vector<EdgePolicy>& edges) {
  const Resolver resolver(scenario);
  for (const auto& [name, workload] : scenario.spec().workloads) {
    const std::string caller = "workload/" + name;
    if (from != name && from != caller) continue;
    for (const models::MixEntry& entry : workload.mix) {
      if (!matches(entry.endpoint, to)) continue;
      const std::string path = "workloads." + name + ".client.timeout";
      EffectiveValue timeout{"none", "built-in", ""};
      if (workload.client.timeout) {
        const auto place = scenario.origins().find(path);
        timeout = {sim::to_text(*workload.client.timeout), "the client's",
                   place == scenario.origins().end() ? std::string() : place->second};
      }
      edges.push_back({caller, to_text(entry.endpoint), "",
                       resolver.load_balancing({}, "", entry.endpoint), std::move(timeout)});
    }
  }
}

void write_value(JsonWriter& json, const char* key, const EffectiveValue& value) {
  json.key(key)
      .begin_object()
      .field("value", std::string_view(value.value))
      .field("place", std::string_view(value.place))
      .key("origin");
  if (value.origin.empty()) {
    json.null();
  } else {
    json.value(std::string_view(value.origin));
  }
  json.end_object();
}

std::string document_of(const std::vector<EdgePolicy>& edges) {
  JsonWriter json;
  json.begin_object().field("schema", "orrery.edge/1").key("calls").begin_array();
  for (const EdgePolicy& edge : edges) {
    json.begin_object()
        .field("caller", std::string_view(edge.caller))
        .field("callee", std::string_view(edge.callee))
        .field("site", std::string_view(edge.site));
    write_value(json, "load_balancing", edge.load_balancing);
    write_value(json, "timeout", edge.timeout);
    json.end_object();
  }
  return json.end_array().end_object().text();
}

std::string line_of(const char* key, const EffectiveValue& value) {
  std::string line = std::string("  ") + key + ": " + value.value;
  line.resize(std::max<std::size_t>(line.size() + 2, 34), ' ');
  line += "# " + value.place;
  if (!value.origin.empty()) line += ", " + value.origin;
  return line + '\n';
}

std::string text_of(const std::vector<EdgePolicy>& edges) {
  std::string text;
  for (const EdgePolicy& edge : edges) {
    text += edge.caller + " -> " + edge.callee;
    if (!edge.site.empty()) text += "  (" + edge.site + ")";
    text +=
        '\n' + line_of("load_balancing", edge.load_balancing) + line_of("timeout", edge.timeout);
  }
  return text;
}

}  // namespace

std::vector<EdgePolicy> edge_policies(const ValidScenario& scenario, std::string_view from,
                                      std::string_view to) {
  std::vector<EdgePolicy> edges;
  add_call_sites(scenario, from, to, edges);
  add_workloads(scenario, from, to, edges);
  return edges;
}

int show_edge(const CommandLine& line, const ValidScenario& scenario) {
  const std::size_t colon = line.edge.find(':');
  if (colon == std::string::npos) {
    print_message("orrery: --edge: found '" + printable(line.edge) +
                  "', allowed is A:B, such as frontend:cart\n");
    return kExitUsage;
  }
  const std::vector<EdgePolicy> edges =
      edge_policies(scenario, std::string_view(line.edge).substr(0, colon),
                    std::string_view(line.edge).substr(colon + 1));
  if (edges.empty()) {
    print_message("orrery: --edge: the scenario has no calls " + printable(line.edge) + '\n');
    return kExitUsage;
  }
  print_result(line.json ? document_of(edges) : text_of(edges));
  return kExitOk;
}

}  // namespace orrery::app
