// Services and their endpoints.
#pragma once

#include "app/schema/object.h"
#include "models/requests/service_spec.h"

namespace orrery::app {

const Object<models::ServiceSpec>& service_object();

}  // namespace orrery::app
