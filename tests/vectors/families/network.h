// Networks of queueing stations: open ones (Jackson) and closed ones with users who think.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/vectors/families/catalogue.h"
#include "tests/vectors/law.h"
#include "tests/vectors/parameters.h"

namespace orrery::vectors {

struct NetworkStation {
  double service = 1;  // exponential, its mean
  std::uint32_t servers = 1;
};

struct OpenNetwork {
  std::vector<NetworkStation> stations;
  std::vector<double> external_rates;
  std::vector<std::vector<double>> routing;  // the rest of each row leaves
  // Of requests, by the traffic equations. ERRORS: Inexpressible where requests come back so often
  // that calls would be nested too deep.
  std::vector<double> station_rates() const;
};

struct ClosedNetwork {
  std::vector<NetworkStation> stations;  // each is visited once, in order
  std::uint32_t users = 1;
  std::optional<Law> think_time = {};  // none: no thinking
};

// nullopt: another model. ERRORS: Inexpressible.
std::optional<OpenNetwork> read_open_network(const std::string& model, Parameters& parameters);
std::optional<ClosedNetwork> read_closed_network(const std::string& model, Parameters& parameters);

// ERRORS: Inexpressible.
Plan plan_open_network(const Case& given, const OpenNetwork& network);
Plan plan_closed_network(const Case& given, const ClosedNetwork& network);

// What both share.

// "station003".
std::string station_name(std::size_t index);
std::string station_services(const std::vector<NetworkStation>& stations, const class TimeScale&);
// observe_run() of the calls that the service `router` makes alone, in the order of callers and
// callees; both kinds of network have one, behind the last station: names put it first.
Observe observe_network(double unit);
// The place of a field of a station.
std::size_t station_slot(std::size_t index, std::size_t field);

}  // namespace orrery::vectors
