// The platform: zones of nodes, and the network between them.
#pragma once

#include "app/schema/type.h"
#include "models/network/network_spec.h"
#include "models/platform/platform_spec.h"

namespace orrery::app {

// What stands under the key `platform`.
struct PlatformForm {
  models::PlatformSpec platform;
  models::NetworkSpec network;
};

Type<PlatformForm> platform_type();

}  // namespace orrery::app
