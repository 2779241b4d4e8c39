// M(t)/M/inf: the mean number in flight over a cycle, from the same phases of many cycles.
#pragma once

#include "tests/vectors/families/infinite_server.h"

namespace orrery::vectors {

// REQUIRES: server.frequency > 0. ERRORS: Inexpressible.
Plan plan_periodic_server(const Case& given, const InfiniteServer& server);

}  // namespace orrery::vectors
