// What happened to the cluster in a run, as tables: CSV as in tables.h.
#pragma once

#include <string>

#include "app/run/summary.h"
#include "models/observation/run_result.h"
#include "models/simulation/scenario_spec.h"

namespace orrery::app {

// time_seconds,kind,name: every change, in order; the name of a pod is "cart/0"
std::string events_table(const models::ScenarioSpec& spec, const models::RunResult& result);
// failure,kind,endpoint,period,seconds,requests,rate,success,mean_seconds,p50_seconds,p99_seconds
std::string failures_table(const Summary& summary);
// node,cores,used,utilisation,saturated
std::string nodes_table(const Summary& summary);

}  // namespace orrery::app
