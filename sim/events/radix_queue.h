// The event queue of every run: a radix queue with 64-way digits and a sorted bottom.
//
// It uses what a simulation promises: keys are integers and nothing is scheduled before the
// present. A key is filed under the highest 6-bit digit in which it differs from a reference key
// (`origin_`), so it moves down a level or two in its life, in streams, instead of log2(n) compares
// at random places. Files are chains of 20-entry chunks out of one pool: memory follows the number
// of pending events. What is due next lies in `bottom_`, a short sorted array.
//
// Invariants: every key below `bottom_end_` is in the bottom, in order, equal keys by arrival;
// every filed key is >= `bottom_end_` and >= `origin_`; within one bucket equal keys lie by
// arrival. Buckets of a lower level hold smaller keys than those of a higher level, so the lowest
// digit of the lowest level is always next. The bottom is bounded: past kBottomMax entries its tail
// is filed again. While few events are pending the bottom holds all of them and has no end: walking
// past some dozens of entries takes less time than filing them, though more instructions.
//
// Sources: Ahuja, Mehlhorn, Orlin, Tarjan, "Faster algorithms for the shortest path problem" (JACM
// 1990) for radix heaps; the bottom is that of the ladder queue (Tang, Goh, Thng, TOMACS 2005).
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include "sim/base/check.h"
#include "sim/events/event.h"

namespace orrery::sim {

class RadixQueue {
 public:
  RadixQueue();

  bool empty() const { return size() == 0; }
  std::uint64_t size() const { return filed_ + (tail_ - head_); }

  // REQUIRES: the key's time is not before that of the last event popped.
  // COST: amortised constant; no allocation once the pool has grown.
  void push(EventKey key, EventPayload payload) {
    if (key.value() < bottom_end_) {
      insert_into_bottom({key.value(), payload.bits()});
    } else {
      file({key.value(), payload.bits()});
      ++filed_;
    }
  }

  // Whether there is a next event; looks for it.
  bool has_next() {
    if (!is_bottom_empty()) [[likely]]
      return true;
    if (filed_ == 0) return false;
    refill_bottom();
    return true;
  }
  // Whether an event has this key. REQUIRES: it is that of the event taken last.
  bool has_another(EventKey key) const {
    // Equal keys are in the bottom together or not at all.
    return !is_bottom_empty() && bottom_[head_].key == key.value();
  }
  // The first event and its removal. REQUIRES: has_next(), called since the last change.
  EventKey first_key() const { return EventKey::from_value(bottom_[head_].key); }
  Event take_first() {
    const Entry entry = bottom_[head_++];
    return {EventKey::from_value(entry.key), EventPayload::from_bits(entry.payload)};
  }

  // What has_next() would have to look for, and where it would not look: every event below
  // bottom_end() is in the bottom.
  bool is_bottom_empty() const { return head_ == tail_; }
  EventKey bottom_end() const { return EventKey::from_value(bottom_end_); }

  // Bytes held, for reports of memory.
  std::uint64_t memory_bytes() const;

 private:
  static constexpr unsigned kDigitBits = 6;
  static constexpr unsigned kDigits = 1 << kDigitBits;
  static constexpr unsigned kLevels = (63 + kDigitBits - 1) / kDigitBits;
  static constexpr std::uint32_t kChunkEntries = 20;
  static constexpr std::uint32_t kRefillMax = 64;   // entries of a bucket that becomes the bottom
  static constexpr std::uint32_t kRefillGoal = 16;  // entries after which no bucket joins
  static constexpr std::uint32_t kBottomMax = 24;   // live entries that an insertion may move
  static constexpr std::uint32_t kBottomKeep = 8;   // of which so many stay
  static constexpr std::uint32_t kFlatMax = 64;    // live entries of a bottom that holds everything
  static constexpr std::uint32_t kFlatAgain = 40;  // pending events that all become the bottom
  static constexpr std::uint32_t kAppendedMax = 1024;  // live entries that later keys may follow
  static constexpr std::uint64_t kNoEnd = ~std::uint64_t{0};
  static constexpr std::uint32_t kNone = 0xffff'ffff;

  struct Entry {
    std::uint64_t key;
    std::uint32_t payload;
  };
  struct Chunk {
    std::uint32_t next;
    std::uint32_t count;
    std::array<std::uint64_t, kChunkEntries> keys;
    std::array<std::uint32_t, kChunkEntries> payloads;
  };
  struct Bucket {
    std::uint32_t head = kNone;
    std::uint32_t tail = kNone;
  };

  // The level of a key that differs from `origin_` in the bits of `difference`, which is not 0.
  static unsigned level_of(std::uint64_t difference) {
    return (63 - static_cast<unsigned>(std::countl_zero(difference))) / kDigitBits;
  }
  static std::uint64_t range_of_level(unsigned level) {
    return std::uint64_t{1} << (kDigitBits * level);
  }

  // Appends to the bucket of the key.
  void file(Entry entry) {
    const unsigned level = level_of((entry.key ^ origin_) | 1);
    const auto digit = static_cast<unsigned>(entry.key >> (kDigitBits * level)) & (kDigits - 1);
    Bucket& bucket = buckets_[level * kDigits + digit];
    std::uint32_t index = bucket.tail;
    if (bucket.head == kNone) {
      digits_used_[level] |= std::uint64_t{1} << digit;
      levels_used_ |= 1u << level;
      index = take_chunk();
      bucket.head = bucket.tail = index;
    } else if (chunks_[index].count == kChunkEntries) {
      const std::uint32_t next = take_chunk();
      chunks_[index].next = next;
      bucket.tail = next;
      index = next;
    }
    Chunk& chunk = chunks_[index];
    chunk.keys[chunk.count] = entry.key;
    chunk.payloads[chunk.count] = entry.payload;
    ++chunk.count;
  }

  std::uint32_t take_chunk() {
    if (free_chunk_ == kNone) [[unlikely]]
      grow_pool();
    const std::uint32_t index = free_chunk_;
    Chunk& chunk = chunks_[index];
    free_chunk_ = chunk.next;
    chunk.next = kNone;
    chunk.count = 0;
    return index;
  }
  // Gives a chunk back and returns the one behind it.
  std::uint32_t return_chunk(std::uint32_t index) {
    const std::uint32_t next = chunks_[index].next;
    chunks_[index].next = free_chunk_;
    free_chunk_ = index;
    return next;
  }

  // Inserts behind all entries that are not greater.
  void insert_into_bottom(Entry entry) {
    if (tail_ - head_ > bottom_max_) [[unlikely]] {
      insert_into_long_bottom(entry);
      return;
    }
    if (tail_ == bottom_.size()) [[unlikely]]
      make_room_behind();
    std::uint32_t place = tail_++;
    for (; place > head_ && bottom_[place - 1].key > entry.key; --place) {
      bottom_[place] = bottom_[place - 1];
    }
    bottom_[place] = entry;
  }

  void grow_pool();
  void refill_bottom();
  void take_all_into_bottom();
  std::uint32_t take_lowest_bucket(unsigned level);
  bool has_small_bucket(unsigned level) const;
  bool is_short(std::uint32_t first_chunk) const;
  void take_into_bottom(std::uint32_t first_chunk);
  void distribute_into_bottom(std::uint32_t first_chunk, unsigned shift);
  void insert_into_long_bottom(Entry entry);
  void make_room_behind();
  void make_room_in_front();
  void spill_bottom();
  void file_again(std::uint32_t first_chunk);
  void file_all_again();

  std::vector<Entry> bottom_;  // live: [head_, tail_)
  std::uint32_t head_ = 0;
  std::uint32_t tail_ = 0;
  std::uint32_t bottom_max_ = kFlatMax;
  std::uint64_t bottom_end_ = kNoEnd;
  std::uint64_t origin_ = 0;
  std::uint64_t origin_min_ = 0;  // origin_ may go back so far without filing everything again
  std::uint64_t filed_ = 0;       // events that are not in the bottom
  std::vector<Chunk> chunks_;
  std::uint32_t free_chunk_ = kNone;
  std::uint32_t levels_used_ = 0;
  std::array<std::uint64_t, kLevels> digits_used_{};
  std::array<Bucket, kLevels * kDigits> buckets_{};
};

}  // namespace orrery::sim
