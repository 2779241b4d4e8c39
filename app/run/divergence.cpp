#include "app/run/divergence.h"

#include <algorithm>

namespace orrery::app {

namespace {

using models::Simulation;

struct Worlds {
  Simulation a;
  Simulation b;
};

bool is_interrupted(const RunControl& control) {
  return control.interrupt != nullptr && control.interrupt->load(std::memory_order_relaxed);
}

bool same_facts(const Worlds& worlds) {
  return worlds.a.result().fingerprint.total() == worlds.b.result().fingerprint.total();
}

// All facts before `time`.
void advance(Worlds& worlds, sim::SimTime time, const RunControl& control) {
  worlds.a.run_until(time, control.interrupt);
  worlds.b.run_until(time, control.interrupt);
}

std::vector<DivergentCount> divergent_counts(const Worlds& worlds, const models::ScenarioSpec& a,
                                             const models::ScenarioSpec& b) {
  std::vector<DivergentCount> counts;
  const auto add = [&](const std::string& what, std::uint64_t in_a, std::uint64_t in_b) {
    if (in_a != in_b) counts.push_back({what, in_a, in_b});
  };
  add("requests arrived", worlds.a.arrived(), worlds.b.arrived());
  add("requests ended", worlds.a.ended(), worlds.b.ended());
  add("calls in flight", worlds.a.calls_in_flight(), worlds.b.calls_in_flight());
  std::size_t place_a = 0;
  for (const auto& [name, service] : a.services) {
    const auto found = b.services.find(name);
    if (found != b.services.end()) {
      const auto place_b = static_cast<std::size_t>(std::distance(b.services.begin(), found));
      const std::string prefix = "service " + name + ", ";
      add(prefix + "busy", worlds.a.service_busy(place_a), worlds.b.service_busy(place_b));
      add(prefix + "waiting", worlds.a.service_waiting(place_a), worlds.b.service_waiting(place_b));
      add(prefix + "present", worlds.a.service_present(place_a), worlds.b.service_present(place_b));
    }
    ++place_a;
  }
  return counts;
}

}  // namespace

std::optional<Divergence> find_divergence(const models::ScenarioSpec& a,
                                          const models::ScenarioSpec& b,
                                          const models::RunOptions& options,
                                          const RunControl& control) {
  models::RunOptions lean = options;
  lean.observe = false;
  Worlds before{Simulation(a, lean), Simulation(b, lean)};
  // Facts before `low` are equal, facts before `high` are not.
  sim::SimTime low;
  sim::SimTime high = std::max(before.a.end(), before.b.end()) + sim::Duration::nanoseconds(1);
  {
    Worlds whole = before;
    advance(whole, high, control);
    if (is_interrupted(control) || same_facts(whole)) return std::nullopt;
  }
  std::optional<Worlds> behind;
  while (high - low > sim::Duration::nanoseconds(1)) {
    const sim::SimTime middle = low + (high - low) / 2;
    Worlds worlds = before;
    advance(worlds, middle, control);
    if (is_interrupted(control)) return std::nullopt;
    if (same_facts(worlds)) {
      low = middle;
      before = std::move(worlds);
    } else {
      high = middle;
      behind = std::move(worlds);
    }
  }
  if (!behind) {
    behind = before;
    advance(*behind, high, control);
  }
  return Divergence{low, before.a.events(), before.b.events(), divergent_counts(*behind, a, b)};
}

}  // namespace orrery::app
