// The laws that are lists: of samples, bins, percentiles, branches, components.
#pragma once

#include "app/schema/object.h"
#include "app/schema/type.h"
#include "sim/distributions/specs.h"

namespace orrery::app {

Type<sim::EmpiricalSpec> empirical_type();
Type<sim::PercentilesSpec> percentiles_type();
Type<sim::MixtureSpec> mixture_type();
const Object<sim::HyperexponentialSpec>& hyperexponential_object();
const Object<sim::HistogramSpec>& histogram_object();

}  // namespace orrery::app
