// read_class_network(): from parameters to a network.
#include <algorithm>
#include <cmath>

#include "tests/vectors/families/class_network.h"

namespace orrery::vectors {
namespace {

constexpr std::size_t kNetworkClassesMax = 50;
constexpr std::size_t kNetworkStationsMax = 100;

ClassNetwork read_closed(Parameters& parameters) {
  ClassNetwork network;
  const std::vector<double> users = parameters.numbers("users");
  const std::vector<double> thinking = parameters.has("think_time")
                                           ? parameters.numbers("think_time")
                                           : std::vector<double>(users.size(), 0);
  const auto demands = parameters.matrix("demands_by_class");
  if (users.size() != demands.size() || thinking.size() != users.size())
    throw Inexpressible("the lists of classes do not fit together");
  for (std::size_t i = 0; i < users.size(); ++i) {
    if (users[i] < 1 || users[i] > 10'000 || std::floor(users[i]) != users[i])
      throw Inexpressible("'users' is no list of whole numbers from 1 on");
    network.classes.push_back({0, static_cast<std::uint32_t>(users[i]), thinking[i], demands[i]});
  }
  return network;
}

ClassNetwork read_open(Parameters& parameters) {
  ClassNetwork network;
  network.is_open = true;
  const std::vector<double> rates = parameters.numbers("rates");
  const auto demands = parameters.matrix("mean_service_by_class_station");
  if (rates.size() != demands.size())
    throw Inexpressible("the lists of classes do not fit together");
  for (std::size_t i = 0; i < rates.size(); ++i) {
    if (!(rates[i] > 0)) throw Inexpressible("a class never comes");
    network.classes.push_back({rates[i], 0, 0, demands[i]});
  }
  return network;
}

// Whether the stations are shared. What else is named in the model or in 'discipline' has to be of
// one mean.
bool reads_sharing(const std::string& model, Parameters& parameters) {
  const Value* discipline = parameters.find("discipline");
  std::string name = discipline == nullptr ? "" : discipline->text;
  if (name.empty()) name = model.find("FCFS") == std::string::npos ? "PS" : "FCFS";
  if (name != "PS" && name != "FCFS")
    throw Inexpressible("the discipline '" + name + "' is not modelled here");
  return name == "PS";
}

void expect_one_mean(const ClassNetwork& network) {
  for (std::size_t k = 0; k < network.stations; ++k) {
    double mean = 0;
    for (const NetworkClass& each : network.classes) {
      if (each.demands[k] > 0 && mean > 0 && each.demands[k] != mean)
        throw Inexpressible("first come, first served has no product form with unequal means");
      if (each.demands[k] > 0) mean = each.demands[k];
    }
  }
}

}  // namespace

std::optional<ClassNetwork> read_class_network(const std::string& model, Parameters& parameters) {
  ClassNetwork network;
  if (model == "closed multi-class network (BCMP)") {
    network = read_closed(parameters);
  } else if (model.starts_with("open BCMP")) {
    network = read_open(parameters);
  } else {
    return std::nullopt;
  }
  network.is_shared = reads_sharing(model, parameters);
  if (network.classes.empty() || network.classes.size() > kNetworkClassesMax)
    throw Inexpressible("there are no classes, or too many");
  network.stations = network.classes.front().demands.size();
  for (const NetworkClass& each : network.classes)
    if (each.demands.size() != network.stations ||
        std::none_of(each.demands.begin(), each.demands.end(), [](double d) { return d > 0; }))
      throw Inexpressible("the demands are no table of classes by stations");
  if (network.stations > kNetworkStationsMax) throw Inexpressible("there are too many stations");
  if (!network.is_shared) expect_one_mean(network);
  return network;
}

}  // namespace orrery::vectors
