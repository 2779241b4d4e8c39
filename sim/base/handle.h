// Names of things that are neither pointers nor interchangeable integers.
//
// Id<Tag>: a dense index into a store that only grows (pods, nodes, services).
// Handle<Tag>: an index into a Slab together with the generation of the entry, so that a handle
// kept too long is noticed instead of naming the entry's next tenant.
#pragma once

#include <compare>
#include <cstdint>

namespace orrery::sim {

template <class Tag>
class Id {
 public:
  constexpr Id() = default;
  explicit constexpr Id(std::uint32_t index) : index_(index) {}

  static constexpr Id none() { return Id(); }
  constexpr bool is_none() const { return index_ == kNone; }
  constexpr std::uint32_t index() const { return index_; }

  friend constexpr auto operator<=>(Id, Id) = default;

 private:
  static constexpr std::uint32_t kNone = 0xffff'ffff;
  std::uint32_t index_ = kNone;
};

template <class Tag>
class Handle {
 public:
  constexpr Handle() = default;
  constexpr Handle(std::uint32_t index, std::uint32_t generation)
      : index_(index), generation_(generation) {}

  static constexpr Handle none() { return Handle(); }
  constexpr bool is_none() const { return index_ == kNone; }
  constexpr std::uint32_t index() const { return index_; }
  constexpr std::uint32_t generation() const { return generation_; }

  friend constexpr bool operator==(Handle, Handle) = default;

 private:
  static constexpr std::uint32_t kNone = 0xffff'ffff;
  std::uint32_t index_ = kNone;
  std::uint32_t generation_ = 0;
};

}  // namespace orrery::sim
