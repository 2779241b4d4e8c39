// Kinds of failures: what breaks.
#pragma once

#include <string_view>

#include "app/schema/type.h"
#include "models/failures/failure_spec.h"

namespace orrery::app {

// The key of a kind: "node_crash".
std::string_view kind_name(const models::FailureKindSpec& kind);

Type<models::PodKillSpec> pod_kill_type();
Type<models::NodeCrashSpec> node_crash_type();
Type<models::ZoneOutageSpec> zone_outage_type();
Type<models::SlowCpuSpec> slow_cpu_type();
Type<models::CoresOfflineSpec> cores_offline_type();
Type<models::ErrorsSpec> errors_type();
Type<models::LatencySpec> latency_failure_type();

}  // namespace orrery::app
