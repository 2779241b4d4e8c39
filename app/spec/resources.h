// What a pod asks of its node.
#pragma once

#include "app/schema/object.h"
#include "models/requests/service_spec.h"

namespace orrery::app {

const Object<models::ResourcesSpec>& resources_object();

}  // namespace orrery::app
