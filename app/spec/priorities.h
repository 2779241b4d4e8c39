// Priorities of work in queues.
#pragma once

#include <cstdint>

#include "app/schema/type.h"

namespace orrery::app {

// A whole number, higher ones first. Names of classes are known and not modelled yet.
Type<std::int32_t> priority_type();

}  // namespace orrery::app
