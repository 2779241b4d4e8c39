// Where the time of requests went, on a screen.
#pragma once

#include <string>

#include "app/report/screen.h"
#include "app/run/summary.h"

namespace orrery::app {

// The causes that matter, of all requests and of the slowest; empty where nobody asked.
std::string blame_text(const Summary& summary, const ScreenOptions& options);

}  // namespace orrery::app
