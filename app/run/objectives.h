// Whether an objective was met, as far as the evidence goes.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/run/metrics.h"
#include "models/simulation/scenario_spec.h"
#include "sim/statistics/interval.h"

namespace orrery::app {

enum class Verdict : std::uint8_t { met, missed, undecided };

constexpr std::string_view to_text(Verdict verdict) {
  constexpr std::string_view kNames[] = {"met", "missed", "undecided"};
  return kNames[static_cast<std::size_t>(verdict)];
}

constexpr std::string_view to_text(models::Comparison comparison) {
  constexpr std::string_view kNames[] = {"<", "<=", ">", ">="};
  return kNames[static_cast<std::size_t>(comparison)];
}

// What is known of one figure.
struct Evidence {
  std::optional<double> value;            // none: too little data
  std::optional<sim::Interval> interval;  // none: of one run, where runs alone give no interval
};

struct ObjectiveResult {
  models::ObjectiveSpec objective;
  Evidence evidence;
  Verdict verdict = Verdict::undecided;
};

bool holds(const models::ObjectiveSpec& objective, double value);

// With an interval: met or missed where all of it is on one side of the bound. Without: by the
// value alone, which is what one run saw. No value: undecided.
ObjectiveResult judge(const models::ObjectiveSpec& objective, const Evidence& evidence);

// The worst of all: missed, else undecided, else met (also of none).
Verdict verdict_of(const std::vector<ObjectiveResult>& objectives);

}  // namespace orrery::app
