#include "app/validate/checks.h"

namespace orrery::app {

void check_scenario(const models::ScenarioSpec& spec, Findings& findings) {
  if (!check_counts(spec, findings)) return;
  check_times(spec, findings);
  check_sizes(spec, findings);
  check_nodes(spec, findings);
  check_services(spec, findings);
  check_queues(spec, findings);
  check_call_graph(spec, findings);
  check_workloads(spec, findings);
  check_attributes(spec, findings);
  check_failures(spec, findings);
  check_objectives(spec, findings);
}

}  // namespace orrery::app
