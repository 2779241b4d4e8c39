#include "app/schema/shape.h"

#include <algorithm>

namespace orrery::app {

const FieldDescription* ObjectDescription::field(const std::string& wanted) const {
  const auto same = [&](const FieldDescription& f) { return f.name == wanted; };
  const auto found = std::find_if(fields.begin(), fields.end(), same);
  return found == fields.end() ? nullptr : &*found;
}

std::vector<std::string> ObjectDescription::names() const {
  std::vector<std::string> names;
  for (const FieldDescription& each : fields) {
    if (each.planned.empty()) names.push_back(each.name);
  }
  return names;
}

std::vector<std::vector<std::string>> ObjectDescription::all_groups() const {
  std::vector<std::string> alternatives;
  for (const FieldDescription& each : fields) {
    if (each.is_alternative) alternatives.push_back(each.name);
  }
  std::vector<std::vector<std::string>> all;
  if (!alternatives.empty()) all.push_back(std::move(alternatives));
  all.insert(all.end(), groups.begin(), groups.end());
  return all;
}

}  // namespace orrery::app
