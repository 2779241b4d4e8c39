// What a run found, as tables for other programs: CSV with a header, times in seconds, one row a
// thing.
#pragma once

#include <string>

#include "models/observation/run_result.h"

namespace orrery::app {

// start_seconds,endpoint,arrived,ok,failed,mean_seconds,p50_seconds,p99_seconds
std::string series_table(const models::RunResult& result);
// start_seconds,service,busy,utilisation,queue,arrived,rejected
std::string services_table(const models::RunResult& result);
// endpoint,kind,lower_ns,upper_ns,count; the kind is ok or failed
std::string histograms_table(const models::RunResult& result);
// start_seconds,fingerprint; the partial sum of each window
std::string fingerprints_table(const models::RunResult& result);
// request,workload,endpoint,arrived_seconds,response_seconds,outcome,demand_seconds
std::string requests_table(const models::RunResult& result);

}  // namespace orrery::app
