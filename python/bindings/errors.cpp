#include <exception>

#include "app/schema/input_error.h"
#include "app/schema/scenario_error.h"
#include "python/bindings/bindings.h"
#include "sim/base/check.h"
#include "sim/base/limits.h"
#include "sim/random/names.h"

namespace orrery::python {

namespace {

namespace py = pybind11;

// The exceptions are Python classes, so that they can have builtins as bases and fields.
py::object error_class(const char* name) {
  return py::module_::import("orrery.errors").attr(name);
}

template <class... Arguments>
void raise(const char* name, Arguments&&... arguments) {
  const py::object type = error_class(name);
  const py::object error = type(std::forward<Arguments>(arguments)...);
  PyErr_SetObject(type.ptr(), error.ptr());
}

py::list problems_of(const app::ScenarioError& error) {
  const py::object problem_class = error_class("Problem");
  py::list problems;
  for (const app::Problem& problem : error.problems()) {
    problems.append(problem_class(problem.path, problem.location, problem.message,
                                  problem.kind == app::ProblemKind::unmodelled));
  }
  return problems;
}

}  // namespace

void add_errors(py::module_& module) {
  py::register_exception_translator([](std::exception_ptr raised) {
    try {
      if (raised) std::rethrow_exception(raised);
    } catch (const app::ScenarioError& error) {
      raise("ScenarioError", error.what(), problems_of(error));
    } catch (const app::InputError& error) {
      raise("InputError", error.what());
    } catch (const sim::LimitError& error) {
      raise("LimitError", error.what(), error.limit());
    } catch (const sim::NameCollision& error) {
      raise("ScenarioError", error.what(), py::list());
    } catch (const sim::InvariantError& error) {
      raise("InvariantError", error.what());
    }
  });
  // There is no way to break an invariant from outside, so tests ask for it.
  module.def(
      "check", [](bool holds) { CHECK(holds, "what a caller asked for"); }, py::arg("holds"));
}

}  // namespace orrery::python
