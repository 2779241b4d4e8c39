#include "sim/random/names.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace orrery::sim {

std::uint64_t hash_name(std::string_view name) {
  return XXH64(name.data(), name.size(), 0);
}

NameCollision::NameCollision(std::string_view first, std::string_view second)
    : std::runtime_error("the names '" + std::string(first) + "' and '" + std::string(second) +
                         "' have the same hash; rename one of them") {}

std::uint64_t NameRegistry::add(std::string_view name) {
  const std::uint64_t hash = hash_(name);
  const auto [place, is_new] = names_.try_emplace(hash, name);
  if (!is_new && place->second != name) throw NameCollision(place->second, name);
  return hash;
}

std::string_view NameRegistry::name_of(std::uint64_t hash) const {
  const auto place = names_.find(hash);
  return place == names_.end() ? std::string_view() : std::string_view(place->second);
}

}  // namespace orrery::sim
