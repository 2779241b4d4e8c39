#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "app/schema/limits.h"
#include "app/spec/names.h"
#include "app/validate/call_graph.h"
#include "app/validate/checks.h"

namespace orrery::app {
namespace {

constexpr std::size_t kChainNamesMax = 12;

// "a.x -> b.y -> a.x".
std::string chain_text(const CallGraph& graph, const std::vector<std::size_t>& chain) {
  std::string text;
  for (std::size_t i = 0; i < chain.size(); ++i) {
    if (i == kChainNamesMax) {
      text += "... (" + std::to_string(chain.size()) + " calls) -> ";
      break;
    }
    text += to_text(graph.endpoints[chain[i]]) + " -> ";
  }
  return text + to_text(graph.endpoints[chain.front()]);
}

// Finds cycles of calls that happen whenever their endpoint is executed: a depth-first walk over
// the certain calls alone, which reports one cycle for each call that closes one.
class CertainCycles {
 public:
  CertainCycles(const CallGraph& graph, Findings& findings)
      : graph_(graph),
        findings_(findings),
        state_(graph.calls.size(), State::fresh),
        next_(graph.calls.size()) {}

  // True if there is one.
  bool report() {
    for (std::size_t root = 0; root < graph_.calls.size(); ++root) {
      if (state_[root] == State::fresh) walk(root);
    }
    return found_;
  }

 private:
  enum class State { fresh, open, done };

  void walk(std::size_t root) {
    std::vector<std::size_t> chain = {root};
    state_[root] = State::open;
    while (!chain.empty()) {
      const std::size_t endpoint = chain.back();
      const std::vector<CallEdge>& calls = graph_.calls[endpoint];
      if (next_[endpoint] == calls.size()) {
        state_[endpoint] = State::done;
        chain.pop_back();
        continue;
      }
      const CallEdge& call = calls[next_[endpoint]++];
      if (!call.is_certain || state_[call.to] == State::done) continue;
      if (state_[call.to] == State::fresh) {
        state_[call.to] = State::open;
        chain.push_back(call.to);
        continue;
      }
      report(call, chain);
    }
  }

  // `chain` ends with a cycle that this call closes.
  void report(const CallEdge& call, const std::vector<std::size_t>& chain) {
    found_ = true;
    findings_.add(call.path + ".call.to", [&] {
      const auto first = std::find(chain.begin(), chain.end(), call.to);
      return "calls in a circle without an exit: " + chain_text(graph_, {first, chain.end()});
    });
  }

  const CallGraph& graph_;
  Findings& findings_;
  std::vector<State> state_;
  std::vector<std::size_t> next_;  // by endpoint: the call that is looked at next
  bool found_ = false;
};

// Calls that one execution of each endpoint makes on average, those of what it calls included:
// the least solution of E = sum over calls of expected * (1 + E of the callee), from 0 upwards.
// Exact after one turn where there are no cycles; else it stops when nothing moves, when
// the limit is passed, or after so many turns.
std::vector<double> expected_calls(const CallGraph& graph) {
  constexpr int kTurnsMax = 2'000;
  constexpr double kPrecision = 1e-9;
  std::vector<double> expected(graph.calls.size());
  for (int turn = 0; turn < kTurnsMax; ++turn) {
    bool moves = false;
    for (const std::size_t endpoint : graph.callees_first) {
      double sum = 0;
      for (const CallEdge& call : graph.calls[endpoint]) {
        sum += call.expected * (1 + expected[call.to]);
      }
      if (sum > limits::kCallsPerRequestMax) {
        expected[endpoint] = sum;
        return expected;
      }
      moves = moves || sum - expected[endpoint] > kPrecision * sum;
      expected[endpoint] = sum;
    }
    if (!moves) break;
  }
  return expected;
}

}  // namespace

void check_call_graph(const models::ScenarioSpec& spec, Findings& findings) {
  const CallGraph graph = make_call_graph(spec);
  // A cycle without exit has infinitely many calls; one finding is enough.
  if (CertainCycles(graph, findings).report()) return;
  const std::vector<double> expected = expected_calls(graph);
  constexpr auto kCallsMax = static_cast<std::uint64_t>(limits::kCallsPerRequestMax);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (!(expected[i] > limits::kCallsPerRequestMax)) continue;
    const models::EndpointName& name = graph.endpoints[i];
    findings.add("services." + name.service + ".endpoints." + name.endpoint,
                 "makes more calls each time, those of what it calls included, than are allowed: " +
                     std::to_string(kCallsMax) + " on average");
  }
}

}  // namespace orrery::app
