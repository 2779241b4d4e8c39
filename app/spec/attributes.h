// Attributes of requests: a constant, one of several values by weight, or a key by Zipf's law.
#pragma once

#include "app/schema/type.h"
#include "models/workloads/workload_spec.h"

namespace orrery::app {

Type<models::AttributeSpec> attribute_type();

}  // namespace orrery::app
