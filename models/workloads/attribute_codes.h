// The values that one attribute takes, as small numbers: requests carry and conditions compare
// those, whichever workload a request is of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "models/requests/step_spec.h"
#include "models/workloads/workload_spec.h"

namespace orrery::models {

// In a request whose workload does not have the attribute; no value's code.
inline constexpr std::uint32_t kNoAttribute = 0xffff'ffff;

class AttributeCodes {
 public:
  // The laws of the attribute, of all workloads that have it; not kept.
  // REQUIRES: the specs are valid. ERRORS: sim::LimitError, more than 2^32 - 1 values.
  explicit AttributeCodes(const std::vector<const AttributeSpec*>& laws);

  // The code of a value, none if no workload can draw it: a condition on it never holds. The
  // numbers of a Zipf law are their own codes. COST: logarithmic.
  std::optional<std::uint32_t> code_of(const AttributeValue& value) const;
  // REQUIRES: the code of a value.
  AttributeValue value_of(std::uint32_t code) const;

 private:
  std::uint64_t keys_ = 0;              // the most of any Zipf law; [0, keys_) are their own codes
  std::vector<AttributeValue> others_;  // ascending; their codes follow
};

}  // namespace orrery::models
