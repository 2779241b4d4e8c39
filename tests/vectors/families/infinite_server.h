// Delay stations: M/G/inf, and M(t)/M/inf with a sinusoidal rate.
#pragma once

#include <optional>
#include <string>

#include "tests/vectors/families/catalogue.h"
#include "tests/vectors/law.h"
#include "tests/vectors/parameters.h"

namespace orrery::vectors {

struct InfiniteServer {
  Law service = {};
  double rate = 1;
  // Of the rate: rate + amplitude sin(frequency t). A frequency of 0: constant.
  double amplitude = 0;
  double frequency = 0;
};

// nullopt: another model. ERRORS: Inexpressible.
std::optional<InfiniteServer> read_infinite_server(const std::string& model,
                                                   Parameters& parameters);

// ERRORS: Inexpressible.
Plan plan_infinite_server(const Case& given, const InfiniteServer& server);

}  // namespace orrery::vectors
