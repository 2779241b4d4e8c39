// Long work, beside a Python interpreter that stays alive: without its lock, and stopped by Ctrl-C.
#pragma once

#include <atomic>
#include <functional>

namespace orrery::python {

// Calls work(interrupt) on a thread of its own, in the floating-point environment of runs and
// without the interpreter's lock, and looks for signals meanwhile; at the first one whose handler
// raises, `interrupt` becomes true and the handler's exception is raised when the work has come
// back. What the work throws is thrown here. REQUIRES: called with the interpreter's lock. COST: a
// thread, about 50 us.
void run_interruptibly(const std::function<void(const std::atomic<bool>& interrupt)>& work);

}  // namespace orrery::python
