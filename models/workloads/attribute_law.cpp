#include "models/workloads/attribute_law.h"

#include <optional>
#include <string>

#include "sim/base/check.h"
#include "sim/random/names.h"

namespace orrery::models {

namespace {

std::uint32_t known_code(const AttributeCodes& codes, const AttributeValue& value) {
  const std::optional<std::uint32_t> code = codes.code_of(value);
  CHECK(code.has_value(), "the codes are of all laws of the attribute");
  return *code;
}

}  // namespace

AttributeLaw::AttributeLaw(std::string_view name, const AttributeSpec& spec,
                           const AttributeCodes& codes, sim::DistributionSet& distributions)
    : path_(sim::Path::root().child(0, sim::hash_name("attribute/" + std::string(name)), 0)) {
  if (const auto* const value = std::get_if<AttributeValue>(&spec)) {
    constant_ = known_code(codes, *value);
  } else if (const auto* const zipf = std::get_if<sim::ZipfSpec>(&spec)) {
    law_ = distributions.add(*zipf);
  } else {
    sim::WeightedSpec weights;
    for (const AttributeWeight& choice : std::get<std::vector<AttributeWeight>>(spec)) {
      weights.weights.push_back(choice.weight);
      codes_.push_back(known_code(codes, choice.value));
    }
    law_ = distributions.add(weights);
  }
}

}  // namespace orrery::models
