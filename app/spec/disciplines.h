// Disciplines: who is next in a queue.
#pragma once

#include <vector>

#include "app/schema/type.h"
#include "app/schema/words.h"
#include "models/requests/service_spec.h"

namespace orrery::app {

Type<models::DisciplineSpec> discipline_type();
std::vector<WordDescription> discipline_words();

}  // namespace orrery::app
