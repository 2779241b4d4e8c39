// The numbers of steps in an endpoint: in the order in which they are written, each before the
// steps inside it. Counted anew whenever they are asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "models/requests/step_spec.h"

namespace orrery::oracle {

// The lists inside a step, in the order in which they are numbered.
std::vector<const models::StepList*> lists_inside(const models::StepSpec& step);

// All steps of the list, those inside them too.
std::uint32_t count_steps(const models::StepList& steps);

// The number of the step `index` of a list whose first step has the number `first`.
std::uint32_t number_of(const models::StepList& steps, std::size_t index, std::uint32_t first);

// The number of the first step of the list `index` of those inside the step with this number.
std::uint32_t first_inside(const models::StepSpec& step, std::size_t index, std::uint32_t number);

}  // namespace orrery::oracle
