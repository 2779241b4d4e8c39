#include "models/platform/platform.h"

namespace orrery::models {

Platform::Platform(const PlatformSpec& spec) {
  for (const auto& [name, zone] : spec.zones) {
    const ZoneId id(static_cast<std::uint32_t>(zone_names_.size()));
    zone_names_.push_back(name);
    zone_of_.insert(zone_of_.end(), zone.nodes, id);
  }
  if (zone_of_.empty()) {
    zone_names_.push_back("default");
    zone_of_.push_back(ZoneId(0));
  }
}

ZoneId Platform::zone_named(const std::string& name) const {
  for (std::uint32_t zone = 0; zone < zone_names_.size(); ++zone) {
    if (zone_names_[zone] == name) return ZoneId(zone);
  }
  return ZoneId::none();
}

}  // namespace orrery::models
