// Failures: what breaks, and when.
#pragma once

#include <vector>

#include "app/schema/type.h"
#include "app/schema/words.h"
#include "models/failures/failure_spec.h"

namespace orrery::app {

// In the order of their ids, whatever the order in which they are written.
Type<std::vector<models::FailureSpec>> failures_type();

// The kinds, those that are not modelled yet last.
std::vector<WordDescription> failure_kind_words();

}  // namespace orrery::app
