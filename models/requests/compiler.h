// From the steps of all endpoints to one program.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "models/requests/call_site.h"
#include "models/requests/program.h"
#include "models/requests/service_spec.h"
#include "sim/distributions/distribution_set.h"

namespace orrery::models {

struct CompiledEndpoint {
  EndpointName name;
  std::uint64_t name_hash = 0;  // of "endpoint/cart.get"
  std::uint32_t service = 0;    // in the order of names
  std::uint32_t entry = 0;      // its first instruction
};

struct CompiledServices {
  Program program;
  std::vector<CompiledEndpoint> endpoints;  // by service, then endpoint
  std::vector<CallSite> sites;              // edge i is site i

  // REQUIRES: it exists.
  const CompiledEndpoint& endpoint(const EndpointName& name) const;
};

// What the rest of the scenario makes of services.
struct CompileOptions {
  std::set<std::string> computes_elsewhere = {};  // those of which a pod has no plain processor
  std::map<EndpointName, std::vector<std::uint32_t>> injections = {};
};

// What is drawn from is added to `distributions`. REQUIRES: valid specs.
// ERRORS: LimitError "endpoint_steps" (65,535 steps of one endpoint).
CompiledServices compile_services(const std::map<std::string, ServiceSpec>& services,
                                  const TrafficSpec& traffic, const CompileOptions& options,
                                  sim::DistributionSet& distributions);

}  // namespace orrery::models
