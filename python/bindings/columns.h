// C++ memory as NumPy arrays, without a copy.
#pragma once

#include <pybind11/numpy.h>
#include <pybind11/pybind11.h>
#include <vector>

namespace orrery::python {

// A read-only array over `values`, which belong to `owner`: the array keeps it alive.
template <class T>
pybind11::array view_of(const std::vector<T>& values, const pybind11::object& owner) {
  pybind11::array array(pybind11::dtype::of<T>(), {values.size()}, {sizeof(T)}, values.data(),
                        owner);
  array.attr("setflags")(pybind11::arg("write") = false);
  return array;
}

}  // namespace orrery::python
