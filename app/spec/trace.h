// Traces of real systems: where their rows are, and how they are replayed.
#pragma once

#include <optional>
#include <string>

#include "app/schema/type.h"
#include "models/workloads/trace_spec.h"
#include "sim/base/time.h"

namespace orrery::app {

// The rows of a file are read later (app/compose/trace_files.h): what is read here has none.
Type<models::TraceArrivalsSpec> trace_type();

// The unit of times that are numbers; none: they are dates.
std::optional<sim::Duration> trace_unit(const std::string& unit);

}  // namespace orrery::app
