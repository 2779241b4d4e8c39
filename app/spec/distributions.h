// Laws of times: `{lognormal: {mean: 3ms, p99: 12ms}}`, or a bare duration for a constant.
#pragma once

#include <string>

#include "app/schema/object.h"
#include "app/schema/type.h"
#include "sim/distributions/specs.h"

namespace orrery::app {

// Only the form is checked here; sim::validate knows the ranges.
Type<sim::DistributionSpec> distribution_type();

// The key of a law: "lognormal". Laws of indices have none: empty.
std::string law_name(const sim::DistributionSpec& spec);

const Object<sim::ZipfSpec>& zipf_object();

}  // namespace orrery::app
