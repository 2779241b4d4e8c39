// What a run found, held for Python: the result, and its series as columns.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "app/run/performance.h"
#include "models/observation/run_result.h"
#include "models/simulation/scenario_spec.h"

namespace orrery::python {

// Windows of one endpoint, one row a window; times in seconds, NaN where nobody ended.
struct EndpointSeries {
  std::vector<double> start;
  std::vector<std::uint64_t> arrived;
  std::vector<std::uint64_t> ok;
  std::vector<std::uint64_t> failed;
  std::vector<double> mean;
  std::vector<double> p50;
  std::vector<double> p99;
};

// Windows of one service: servers busy and attempts waiting, on average over the window.
struct ServiceSeries {
  std::vector<double> start;
  std::vector<double> busy;
  std::vector<double> queue;
  std::vector<std::uint64_t> arrived;
  std::vector<std::uint64_t> rejected;
};

// What happened to the cluster: seconds from the start, the kind, the name of what it happened to.
using ChangeRow = std::tuple<double, std::string, std::string>;

class Result {
 public:
  Result(const models::ScenarioSpec& spec, models::RunResult result,
         std::optional<app::Performance> performance);

  const models::RunResult& result() const { return result_; }
  // The orrery.summary/1 document.
  const std::string& summary() const { return summary_; }

  const std::vector<ChangeRow>& changes() const { return changes_; }
  const std::map<std::string, EndpointSeries>& endpoint_series() const { return endpoint_series_; }
  const std::map<std::string, ServiceSeries>& service_series() const { return service_series_; }

 private:
  models::RunResult result_;
  std::string summary_;
  std::vector<ChangeRow> changes_;
  std::map<std::string, EndpointSeries> endpoint_series_;
  std::map<std::string, ServiceSeries> service_series_;
};

}  // namespace orrery::python
