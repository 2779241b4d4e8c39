// A scenario that has been validated; only the functions of load_scenario.h make one.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "models/simulation/scenario_spec.h"

namespace orrery::app {

class ValidScenario {
 public:
  const models::ScenarioSpec& spec() const { return spec_; }
  // The scenario as one document with every default filled in, canonical: loading it gives an
  // equal spec, and equal specs give equal text. Its hash names the experiment.
  const std::string& resolved_text() const { return resolved_text_; }
  // Where each value of the resolved text came from: path -> "shop.yaml:12:9" or "--set ...";
  // a path that is absent is a default.
  const std::map<std::string, std::string>& origins() const { return origins_; }

 private:
  friend class ValidScenarioMaker;
  ValidScenario() = default;

  models::ScenarioSpec spec_;
  std::string resolved_text_;
  std::map<std::string, std::string> origins_;
};

}  // namespace orrery::app
