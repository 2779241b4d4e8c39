// Stable 64-bit names: an entity draws, and enters fingerprints, by the hash of its canonical name
// ("service/cart", "workload/shoppers"), so that neither order nor number of entities matters.
#pragma once

#include <cstdint>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

namespace orrery::sim {

// XXH64 of the bytes, seed 0. COST: a few ns for short names; meant for building, not for events.
std::uint64_t hash_name(std::string_view name);

// Two different names with one hash. One chance in 10^12 with 6,000 names; renaming either helps.
class NameCollision final : public std::runtime_error {
 public:
  NameCollision(std::string_view first, std::string_view second);
};

// The names of one simulation, and the proof that no two of them hash alike.
class NameRegistry {
 public:
  using HashFunction = std::uint64_t (*)(std::string_view);

  explicit NameRegistry(HashFunction hash = hash_name) : hash_(hash) {}

  // The hash of the name; the same name may be added again.
  // ERRORS: NameCollision names both.
  std::uint64_t add(std::string_view name);

  // The name that was added with this hash, or "" for none.
  std::string_view name_of(std::uint64_t hash) const;

 private:
  HashFunction hash_;
  std::map<std::uint64_t, std::string> names_;
};

}  // namespace orrery::sim
