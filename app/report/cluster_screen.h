// What a screen says of nodes and failures. Scenarios without them have no word of it.
#pragma once

#include <string>
#include <vector>

#include "app/report/screen.h"
#include "app/run/summary.h"

namespace orrery::app {

// A blank line and the busiest of the nodes whose processors are shared, and the services whose
// pods were throttled; empty: there are none.
std::string nodes_text(const Summary& summary, const ScreenOptions& options);

// For each failure a blank line and what the users of each endpoint saw before, during and after.
std::string failures_text(const std::vector<FailureSummary>& failures,
                          const ScreenOptions& options);

}  // namespace orrery::app
