#include "sim/base/limits.h"

namespace orrery::sim {

LimitError::LimitError(std::string_view limit, std::uint64_t value, std::string_view detail)
    : std::runtime_error("limit " + std::string(limit) + " = " + std::to_string(value) +
                         " reached: " + std::string(detail)),
      limit_(limit),
      value_(value) {}

}  // namespace orrery::sim
