// The naive simulator's findings held against those of the simulation.
#pragma once

#include <string>

#include "models/observation/run_result.h"
#include "models/simulation/simulation.h"
#include "tests/oracle/oracle_result.h"

namespace orrery::oracle {

// What differs, a line each, the first window of time in which the facts part before all; empty
// where nothing does. `options`: those of the run, which say whether it has series and rows of
// requests.
std::string differences(const OracleResult& oracle, const models::RunResult& result,
                        const models::RunOptions& options);

}  // namespace orrery::oracle
