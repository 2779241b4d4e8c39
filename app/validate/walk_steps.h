// The steps of an endpoint, one after the other, each with its canonical path.
#pragma once

#include <functional>
#include <string>

#include "app/validate/findings.h"
#include "models/requests/step_spec.h"

namespace orrery::app {

// How often a step is executed when its endpoint is.
struct StepOdds {
  // On average, where nothing fails: fallbacks count 0, steps behind `fail` less, choices by `when`
  // as if each alternative were as likely as the others.
  double expected = 1;
  bool is_certain = true;  // whenever the endpoint is executed and nothing fails
  int depth = 1;           // steps that this one is inside of, itself included
};

using VisitStep =
    std::function<void(const models::StepSpec&, const std::string& path, const StepOdds& odds)>;

// Visits every step before those inside it; `path` is that of the list. Does not go deeper than
// limits::kStepDepthMax + 1.
void walk_steps(const models::StepList& steps, const std::string& path, const VisitStep& visit);

// Whether the step is not too deep inside others; if it is, says so.
bool check_depth(const std::string& path, const StepOdds& odds, Findings& findings);

// "services.cart.endpoints.get.steps".
std::string steps_path(const models::EndpointName& endpoint);

}  // namespace orrery::app
