#include "python/bindings/interruptible.h"

#include <chrono>
#include <exception>
#include <future>
#include <pybind11/pybind11.h>

#include "sim/math/float_environment.h"

namespace orrery::python {

namespace py = pybind11;

namespace {

// How long a Ctrl-C waits at most.
constexpr std::chrono::milliseconds kBetweenLooks{50};

bool signal_was_raised() {
  const py::gil_scoped_acquire locked;
  return PyErr_CheckSignals() != 0;
}

}  // namespace

void run_interruptibly(const std::function<void(const std::atomic<bool>&)>& work) {
  std::atomic<bool> interrupt = false;
  bool raised = false;
  std::exception_ptr failure;
  {
    const py::gil_scoped_release unlocked;
    std::future<void> done = std::async(std::launch::async, [&] {
      // A thread begins in the environment of the thread that started it.
      const sim::math::FloatEnvironmentGuard float_environment;
      work(interrupt);
    });
    while (done.wait_for(kBetweenLooks) != std::future_status::ready) {
      if (raised || !signal_was_raised()) continue;
      raised = true;
      interrupt = true;
    }
    try {
      done.get();
    } catch (...) {
      failure = std::current_exception();
    }
  }
  // Python's own exception is set already.
  if (raised) throw py::error_already_set();
  if (failure) std::rethrow_exception(failure);
}

}  // namespace orrery::python
