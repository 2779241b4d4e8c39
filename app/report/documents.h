// Results as JSON documents; the schema's name and version come first in each.
//
// Times are seconds, quantities without data are null, keys keep their order. Everything but
// `performance` depends on the scenario, the seed and the replications alone.
#pragma once

#include <optional>
#include <string>

#include "app/run/compare.h"
#include "app/run/performance.h"
#include "app/run/replicate.h"
#include "app/run/summary.h"

namespace orrery::app {

// orrery.summary/1. Without `performance` that key is left out, as in files that are compared.
std::string summary_document(const Summary& summary,
                             const std::optional<Performance>& performance = {});

// orrery.replicate/1
std::string replicate_document(const models::ScenarioSpec& spec, const ReplicateAnswer& answer,
                               const std::optional<Performance>& performance = {});

// orrery.compare/1
std::string compare_document(const models::ScenarioSpec& a, const models::ScenarioSpec& b,
                             const CompareAnswer& answer,
                             const std::optional<Performance>& performance = {});

}  // namespace orrery::app
