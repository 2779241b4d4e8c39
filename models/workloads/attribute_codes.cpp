#include "models/workloads/attribute_codes.h"

#include <algorithm>

#include "sim/base/check.h"
#include "sim/base/limits.h"

namespace orrery::models {

namespace {

bool is_below(const AttributeValue& value, std::uint64_t keys) {
  const auto* const number = std::get_if<std::int64_t>(&value);
  return number != nullptr && *number >= 0 && static_cast<std::uint64_t>(*number) < keys;
}

}  // namespace

AttributeCodes::AttributeCodes(const std::vector<const AttributeSpec*>& laws) {
  for (const AttributeSpec* const law : laws) {
    if (const auto* const zipf = std::get_if<sim::ZipfSpec>(law)) {
      keys_ = std::max(keys_, zipf->keys);
    } else if (const auto* const constant = std::get_if<AttributeValue>(law)) {
      others_.push_back(*constant);
    } else {
      for (const AttributeWeight& choice : std::get<std::vector<AttributeWeight>>(*law)) {
        others_.push_back(choice.value);
      }
    }
  }
  std::stable_sort(others_.begin(), others_.end());
  others_.erase(std::unique(others_.begin(), others_.end()), others_.end());
  others_.erase(
      std::remove_if(others_.begin(), others_.end(),
                     [this](const AttributeValue& value) { return is_below(value, keys_); }),
      others_.end());
  if (keys_ + others_.size() > kNoAttribute) {
    throw sim::LimitError("attribute_values", kNoAttribute, "an attribute has more values");
  }
}

std::optional<std::uint32_t> AttributeCodes::code_of(const AttributeValue& value) const {
  if (is_below(value, keys_)) return static_cast<std::uint32_t>(std::get<std::int64_t>(value));
  const auto place = std::lower_bound(others_.begin(), others_.end(), value);
  if (place == others_.end() || *place != value) return std::nullopt;
  return static_cast<std::uint32_t>(keys_ + static_cast<std::uint64_t>(place - others_.begin()));
}

AttributeValue AttributeCodes::value_of(std::uint32_t code) const {
  if (code < keys_) return std::int64_t{code};
  CHECK(code - keys_ < others_.size(), "the code of a value");
  return others_[static_cast<std::size_t>(code - keys_)];
}

}  // namespace orrery::models
