#include <cstddef>
#include <string>
#include <string_view>
#include <variant>

#include "app/spec/distributions.h"
#include "app/validate/checks.h"
#include "sim/distributions/number_text.h"
#include "sim/distributions/validate.h"

namespace orrery::app {
namespace {

constexpr std::string_view kComponents = "components";
constexpr std::string_view kDistribution = ".distribution";

// The path of a field of a law, from the names of the structs to those of the scenario:
// "components[0].distribution.mean" -> "mixture[0].distribution.exponential.mean".
std::string field_path(const sim::DistributionSpec& law, std::string_view field) {
  const std::string name = law_name(law);
  if (const auto* mixture = std::get_if<sim::MixtureSpec>(&law.law)) {
    if (field.substr(0, kComponents.size()) != kComponents) return name;
    field.remove_prefix(kComponents.size());
    const std::size_t end = field.find(']');
    if (end == std::string_view::npos) return name;
    const std::size_t index = std::stoul(std::string(field.substr(1, end - 1)));
    std::string path = name + std::string(field.substr(0, end + 1));
    field.remove_prefix(end + 1);
    if (field.substr(0, kDistribution.size()) != kDistribution) return path + std::string(field);
    field.remove_prefix(kDistribution.size());
    if (!field.empty()) field.remove_prefix(1);
    return path + std::string(kDistribution) + "." +
           field_path(mixture->components[index].distribution, field);
  }
  // Laws that are written as their only list or value.
  if (std::holds_alternative<sim::ConstantSpec>(law.law)) return name;
  if (std::holds_alternative<sim::EmpiricalSpec>(law.law)) {
    const std::size_t item = field.find('[');
    return name + (item == std::string_view::npos ? "" : std::string(field.substr(item)));
  }
  if (const auto* percentiles = std::get_if<sim::PercentilesSpec>(&law.law)) {
    const std::size_t item = field.find('[');
    if (item == std::string_view::npos)
      return field.empty() ? name : name + "." + std::string(field);
    const std::size_t index = std::stoul(std::string(field.substr(item + 1)));
    return name + ".p" + sim::number_text(percentiles->percentiles[index].percent);
  }
  return field.empty() ? name : name + "." + std::string(field);
}

}  // namespace

void check_distribution(const sim::DistributionSpec& law, const std::string& path,
                        Findings& findings) {
  if (findings.is_damaged(path)) return;
  for (const sim::SpecError& error : sim::validate(law)) {
    findings.add(path + "." + field_path(law, error.field), error.message);
  }
}

}  // namespace orrery::app
