// What is wrong with a scenario, for the person who wrote it: everything at once, each with its
// place.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace orrery::app {

enum class ProblemKind : std::uint8_t {
  error,       // the scenario is wrong
  unmodelled,  // the scenario is right, but this key is not modelled yet: it cannot be run
};

struct Problem {
  ProblemKind kind = ProblemKind::error;
  std::string path;      // "services.cart.endpoints.get[0].call.to"; empty: the scenario as a whole
  std::string location;  // "shop.yaml:12:9", "--set a.b=c", or empty where there is none
  std::string message;   // what was found and what is allowed; reads well behind the path
};

// ERRORS of every loading function. what() lists all problems, a line each:
// "shop.yaml:12:9: services.cart.replicas: found 'two', allowed are whole numbers from 1 to ...".
class ScenarioError final : public std::runtime_error {
 public:
  explicit ScenarioError(std::vector<Problem> problems);

  const std::vector<Problem>& problems() const { return problems_; }
  // True where nothing is wrong but keys that are not modelled yet.
  bool only_unmodelled() const;

 private:
  std::vector<Problem> problems_;
};

}  // namespace orrery::app
