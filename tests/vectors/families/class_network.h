// Networks of stations that several classes of requests visit, which share them or, where all have
// the same mean there, are served in turn: closed ones (multi-class mean value analysis) and open
// ones (Baskett, Chandy, Muntz, Palacios 1975).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/vectors/law.h"
#include "tests/vectors/parameters.h"
#include "tests/vectors/plan.h"

namespace orrery::vectors {

struct NetworkClass {
  double rate = 0;              // of an open network
  std::uint32_t users = 0;      // of a closed one
  double think_time = 0;        // exponential; 0: none
  std::vector<double> demands;  // by station; 0: it does not go there
};

struct ClassNetwork {
  bool is_open = false;
  bool is_shared = true;  // else first come, first served, with one mean for all classes
  std::vector<NetworkClass> classes;
  std::size_t stations = 0;
};

// nullopt: another model. ERRORS: Inexpressible.
std::optional<ClassNetwork> read_class_network(const std::string& model, Parameters& parameters);

// ERRORS: Inexpressible.
Plan plan_class_network(const Case& given, const ClassNetwork& network);

}  // namespace orrery::vectors
