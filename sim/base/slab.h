// A pool of recycled entries addressed by dense index: no allocation once it has grown to the
// largest number alive at one time, and a copy of the slab is a copy of the state (clone()).
//
// Entries are recycled last in, first out. An entry's generation is odd while it is alive, so a
// handle of a released entry never matches, until 2^31 reuses of one entry.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "sim/base/check.h"
#include "sim/base/handle.h"
#include "sim/base/limits.h"

namespace orrery::sim {

// T: default-constructible and copyable. Tag: what a Handle names, T by default. kEntriesMax: where
// the slab is full, at most limits::kSlabEntriesMax.
template <class T, class Tag = T, std::uint32_t kEntriesMax = limits::kSlabEntriesMax>
class Slab {
  static_assert(kEntriesMax <= limits::kSlabEntriesMax, "an event carries the index in 28 bits");

 public:
  using handle_type = Handle<Tag>;

  // Room for `count` entries without a further allocation.
  void reserve(std::uint32_t count) {
    entries_.reserve(count);
    cells_.reserve(count);
  }

  // A new entry, equal to `value`. ERRORS: LimitError at kEntriesMax. COST: O(1), amortised.
  handle_type allocate(T value = T()) {
    std::uint32_t index = first_free_;
    if (index == kEnd) {
      index = static_cast<std::uint32_t>(entries_.size());
      if (index >= kEntriesMax) fail_full();
      entries_.push_back(std::move(value));
      cells_.push_back({1, kEnd});
    } else {
      Cell& cell = cells_[index];
      first_free_ = cell.next_free;
      ++cell.generation;
      entries_[index] = std::move(value);
    }
    ++alive_;
    return handle_type(index, cells_[index].generation);
  }

  // REQUIRES: the handle is alive.
  void release(handle_type handle) {
    CHECK(is_alive(handle), "released twice, or with an old handle");
    release_at(handle.index());
  }

  // As release, by index alone, for owners that keep one reference by construction.
  void release_at(std::uint32_t index) {
    DCHECK(is_alive_at(index));
    Cell& cell = cells_[index];
    ++cell.generation;
    cell.next_free = first_free_;
    first_free_ = index;
    --alive_;
  }

  bool is_alive(handle_type handle) const {
    return handle.index() < cells_.size() &&
           cells_[handle.index()].generation == handle.generation() &&
           (handle.generation() & 1) != 0;
  }
  bool is_alive_at(std::uint32_t index) const {
    return index < cells_.size() && (cells_[index].generation & 1) != 0;
  }

  // REQUIRES: the handle is alive.
  T& operator[](handle_type handle) {
    CHECK(is_alive(handle), "old handle");
    return entries_[handle.index()];
  }
  const T& operator[](handle_type handle) const {
    CHECK(is_alive(handle), "old handle");
    return entries_[handle.index()];
  }

  // The entry at an index that the caller knows to be alive; checked in debug builds only.
  T& at_index(std::uint32_t index) {
    DCHECK(is_alive_at(index));
    return entries_[index];
  }
  const T& at_index(std::uint32_t index) const {
    DCHECK(is_alive_at(index));
    return entries_[index];
  }

  // REQUIRES: the entry at `index` is alive.
  handle_type handle_at(std::uint32_t index) const {
    CHECK(is_alive_at(index));
    return handle_type(index, cells_[index].generation);
  }

  // Calls visit(handle, entry) for each entry alive, by ascending index. The visitor may release
  // the entry it is given.
  template <class Visit>
  void for_each_alive(Visit&& visit) {
    for (std::uint32_t index = 0; index < entries_.size(); ++index) {
      if (is_alive_at(index)) visit(handle_at(index), entries_[index]);
    }
  }

  std::uint32_t alive() const { return alive_; }
  // The largest number alive at one time so far.
  std::uint32_t high_water() const { return static_cast<std::uint32_t>(entries_.size()); }

 private:
  static constexpr std::uint32_t kEnd = 0xffff'ffff;
  struct Cell {
    std::uint32_t generation;  // odd: alive
    std::uint32_t next_free;
  };

  [[noreturn]] static void fail_full() {
    throw LimitError("slab_entries", kEntriesMax, "too many things alive at one time");
  }

  std::vector<T> entries_;
  std::vector<Cell> cells_;
  std::uint32_t first_free_ = kEnd;
  std::uint32_t alive_ = 0;
};

}  // namespace orrery::sim
