#include "app/validate/call_graph.h"

#include <utility>
#include <variant>

#include "app/validate/walk_steps.h"

namespace orrery::app {
namespace {

using models::EndpointName;

std::vector<CallEdge> calls_of(const CallGraph& graph, const EndpointName& name,
                               const models::StepList& steps) {
  std::vector<CallEdge> edges;
  walk_steps(steps, steps_path(name),
             [&](const models::StepSpec& step, const std::string& path, const StepOdds& odds) {
               const auto* call = std::get_if<models::CallStepSpec>(&step.step);
               if (call == nullptr) return;
               const auto to = graph.index.find(call->to);
               if (to == graph.index.end()) return;
               edges.push_back({to->second, odds.expected, odds.is_certain, path});
             });
  return edges;
}

// Depth first without recursion: chains of calls may be as long as there are endpoints.
std::vector<std::size_t> order(const CallGraph& graph) {
  struct Visit {
    std::size_t endpoint;
    std::size_t next_call = 0;
  };
  std::vector<std::size_t> order;
  std::vector<bool> seen(graph.calls.size());
  for (std::size_t root = 0; root < graph.calls.size(); ++root) {
    if (seen[root]) continue;
    std::vector<Visit> stack = {{root}};
    seen[root] = true;
    while (!stack.empty()) {
      Visit& top = stack.back();
      const std::vector<CallEdge>& calls = graph.calls[top.endpoint];
      if (top.next_call == calls.size()) {
        order.push_back(top.endpoint);
        stack.pop_back();
        continue;
      }
      const std::size_t to = calls[top.next_call++].to;
      if (seen[to]) continue;
      seen[to] = true;
      stack.push_back({to});
    }
  }
  return order;
}

}  // namespace

CallGraph make_call_graph(const models::ScenarioSpec& spec) {
  CallGraph graph;
  for (const auto& [service, service_spec] : spec.services) {
    for (const auto& [endpoint, endpoint_spec] : service_spec.endpoints) {
      graph.index.emplace(EndpointName{service, endpoint}, graph.endpoints.size());
      graph.endpoints.push_back({service, endpoint});
    }
  }
  for (const EndpointName& name : graph.endpoints) {
    const auto& steps = spec.services.at(name.service).endpoints.at(name.endpoint).steps;
    graph.calls.push_back(calls_of(graph, name, steps));
  }
  graph.callees_first = order(graph);
  return graph;
}

std::vector<bool> reached_from(const CallGraph& graph, const std::vector<std::size_t>& from) {
  std::vector<bool> reached(graph.calls.size());
  std::vector<std::size_t> open = from;
  for (const std::size_t endpoint : from) reached[endpoint] = true;
  while (!open.empty()) {
    const std::size_t endpoint = open.back();
    open.pop_back();
    for (const CallEdge& call : graph.calls[endpoint]) {
      if (reached[call.to]) continue;
      reached[call.to] = true;
      open.push_back(call.to);
    }
  }
  return reached;
}

}  // namespace orrery::app
