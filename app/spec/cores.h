// Cores of processors, as nodes and pods count them.
#pragma once

#include <cstdint>

#include "app/schema/type.h"

namespace orrery::app {

// A number of cores in [low, high]: 8, 0.5, 500m.
Type<double> cores_type(double low, double high);
// In thousandths of a core, in [1, 10'000'000]: what pods ask for, written as Kubernetes does.
Type<std::uint32_t> millicores_type();

}  // namespace orrery::app
