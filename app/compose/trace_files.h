// The files of traces: where they are, and what is in them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "app/schema/node.h"
#include "models/simulation/scenario_spec.h"

namespace orrery::app {

// Makes the names of traces in a document relative to where `folder` is. `folder`: that of the
// file that the document is of; empty: the working directory.
void locate_traces(Node& document, const std::string& folder);

struct TraceProblem {
  std::string path;      // canonical, in the scenario
  std::string location;  // in the trace's file, "visits.csv:12:3"; empty: none
  std::string message;
};

// Reads the files that traces of the spec name into their rows, and says what they hold
// (TraceSource::content). Leaves out those of which `is_damaged(path)`.
std::vector<TraceProblem> load_traces(models::ScenarioSpec& spec,
                                      const std::function<bool(const std::string&)>& is_damaged);

}  // namespace orrery::app
