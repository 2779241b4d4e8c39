#include "app/spec/cores.h"

#include <string>

#include "app/schema/units/cpu.h"
#include "app/schema/units/decimal.h"
#include "sim/distributions/number_text.h"

namespace orrery::app {
namespace {

constexpr std::uint64_t kMillicoresMax = 10'000'000;
constexpr char kCoresPattern[] = R"(^[0-9]+(\.[0-9]+)?m?$)";

Shape cores_shape(double low, double high) {
  const Shape text{ShapeKind::text, "cores", kCoresPattern};
  const Shape number{ShapeKind::number, "cores", "", low, high};
  return either_shape("cores", {text, number});
}

}  // namespace

Type<double> cores_type(double low, double high) {
  const std::string allowed = "cores from " + sim::number_text(low) + " to " +
                              sim::number_text(high) + ", such as 0.5, 500m";
  return {[=](const Node& node, Reader& reader, double& cores) {
            // Thousandths are read as a number with another exponent: exactly.
            const bool is_milli = node.is_scalar() && node.text.ends_with('m');
            const std::string number = node.text.substr(0, node.text.size() - (is_milli ? 1 : 0));
            const Parsed<double> parsed = parse_decimal(number, is_milli ? -3 : 0);
            if (node.is_scalar() && parsed.ok() && parsed.value >= low && parsed.value <= high) {
              cores = parsed.value;
              return true;
            }
            reader.refuse(node, allowed);
            return false;
          },
          [](const double& cores) { return plain(sim::number_text(cores)); },
          cores_shape(low, high)};
}

Type<std::uint32_t> millicores_type() {
  return {[](const Node& node, Reader& reader, std::uint32_t& millicores) {
            const Parsed<std::uint64_t> parsed = parse_cpu(node.text);
            if (node.is_scalar() && parsed.ok() && parsed.value >= 1 &&
                parsed.value <= kMillicoresMax) {
              millicores = static_cast<std::uint32_t>(parsed.value);
              return true;
            }
            reader.refuse(node, "cores from 1m to 10000, such as 500m, 0.5, 2");
            return false;
          },
          [](const std::uint32_t& millicores) { return plain(cpu_text(millicores)); },
          cores_shape(0.001, kMillicoresMax / 1000.0)};
}

}  // namespace orrery::app
