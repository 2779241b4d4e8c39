#include "app/spec/priorities.h"

#include <limits>

#include "app/schema/scalar_types.h"
#include "app/schema/units/decimal.h"

namespace orrery::app {

Type<std::int32_t> priority_type() {
  using Limits = std::numeric_limits<std::int32_t>;
  const Type<std::int64_t> number = integer_type(Limits::min(), Limits::max());
  const Shape word{ShapeKind::text, "name of a class", kNamePattern};
  return {[=](const Node& node, Reader& reader, std::int32_t& priority) {
            const bool is_class = node.is_scalar() && !node.text.empty() &&
                                  decimal_length(node.text) == 0 && node.text.front() != '-' &&
                                  node.text.front() != '+';
            if (is_class) {
              reader.unmodelled(node.place,
                                "is not modelled yet: priorities by the name of a class");
              return false;
            }
            std::int64_t wide = 0;
            if (!number.read(node, reader, wide)) return false;
            priority = static_cast<std::int32_t>(wide);
            return true;
          },
          [=](const std::int32_t& priority) { return number.write(priority); },
          {ShapeKind::either, "whole number", "", 0, 0, {}, {}, {number.shape, word}}};
}

}  // namespace orrery::app
