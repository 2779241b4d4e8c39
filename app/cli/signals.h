// Ctrl-C: the first one asks the run to stop and keep what it has, the second one kills.
#pragma once

#include <atomic>

namespace orrery::app {

// Becomes true at the first SIGINT or SIGTERM; a second one of the same kind acts as it does
// without us. SIGPIPE is ignored from now on: whoever writes sees the error. Called once, before
// other threads begin.
const std::atomic<bool>& catch_interrupts();

}  // namespace orrery::app
