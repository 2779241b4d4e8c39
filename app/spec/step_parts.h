// The larger parts of steps: branches, alternatives, turns of a loop, what to do on errors.
#pragma once

#include <optional>

#include "app/schema/object.h"
#include "models/requests/step_spec.h"

namespace orrery::app {

const Object<models::CallStepSpec>& call_object();
const Object<models::ParallelStepSpec>& parallel_object();
const Object<models::RepeatStepSpec>& repeat_object();
Type<models::ChooseStepSpec> choose_type();

// `on_error`: propagate, ignore, or the steps of a fallback.
struct OnErrorSpec {
  models::OnError kind = models::OnError::propagate;
  models::StepList fallback;
};
Type<OnErrorSpec> on_error_type();

}  // namespace orrery::app
