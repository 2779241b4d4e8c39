// What messages cost on their way.
#pragma once

#include "app/schema/object.h"
#include "models/network/network_spec.h"

namespace orrery::app {

const Object<models::NetworkSpec>& network_object();

}  // namespace orrery::app
