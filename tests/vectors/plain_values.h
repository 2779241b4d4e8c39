// Values of one number or text, as tests write them.
#pragma once

#include <string>
#include <utility>

#include "tests/vectors/value.h"

namespace orrery::vectors {

inline Value number(double value) {
  return {.kind = ValueKind::number, .number = value};
}
inline Value text(std::string value) {
  return {.kind = ValueKind::text, .text = std::move(value)};
}

}  // namespace orrery::vectors
