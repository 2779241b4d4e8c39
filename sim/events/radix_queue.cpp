#include "sim/events/radix_queue.h"

#include <algorithm>

namespace orrery::sim {

RadixQueue::RadixQueue() : bottom_(256) {
  chunks_.reserve(64);
}

std::uint64_t RadixQueue::memory_bytes() const {
  return sizeof(*this) + bottom_.capacity() * sizeof(Entry) + chunks_.capacity() * sizeof(Chunk);
}

void RadixQueue::grow_pool() {
  if (chunks_.size() >= limits::kSlabEntriesMax) {
    throw LimitError("pending_events", limits::kSlabEntriesMax * std::uint64_t{kChunkEntries},
                     "too many events are pending");
  }
  free_chunk_ = static_cast<std::uint32_t>(chunks_.size());
  chunks_.push_back({kNone, 0, {}, {}});
}

// Takes the lowest digit of the lowest level. A bucket of one key, or of few entries, becomes the
// bottom, and small ones behind it join it until it is worth the trouble; a larger one is filed
// again, one level down or more, relative to its own start.
[[gnu::noinline]] void RadixQueue::refill_bottom() {
  head_ = 0;
  tail_ = 0;
  if (filed_ <= kFlatAgain) {
    take_all_into_bottom();
    return;
  }
  for (;;) {
    const auto level = static_cast<unsigned>(std::countr_zero(levels_used_));
    const std::uint64_t range = range_of_level(level);
    std::uint32_t index = take_lowest_bucket(level);
    std::uint64_t start = chunks_[index].keys[0] & ~(range - 1);
    if (level == 0 || is_short(index)) {
      if (level == 0 || chunks_[index].next == kNone) {
        take_into_bottom(index);
      } else {
        distribute_into_bottom(index, kDigitBits * (level - 1));
      }
      while (tail_ < kRefillGoal && has_small_bucket(level)) {
        index = take_lowest_bucket(level);
        start = chunks_[index].keys[0] & ~(range - 1);
        take_into_bottom(index);
      }
      filed_ -= tail_;
      bottom_end_ = start + range;
      origin_ = bottom_end_ - 1;
      origin_min_ = start & ~std::uint64_t{kDigits - 1};
      return;
    }
    origin_ = start;
    file_again(index);
  }
}

// Few events are pending: all of them become the bottom, which needs no end then.
void RadixQueue::take_all_into_bottom() {
  while (levels_used_ != 0) {
    const auto level = static_cast<unsigned>(std::countr_zero(levels_used_));
    const std::uint32_t index = take_lowest_bucket(level);
    if (level == 0 || chunks_[index].next == kNone) {
      take_into_bottom(index);
    } else {
      origin_ = chunks_[index].keys[0] & ~(range_of_level(level) - 1);
      file_again(index);
    }
  }
  filed_ = 0;
  bottom_max_ = kFlatMax;
  bottom_end_ = kNoEnd;
  origin_min_ = 0;
}

// Files the entries of a chain of chunks by the present origin.
[[gnu::noinline]] void RadixQueue::file_again(std::uint32_t first_chunk) {
  for (std::uint32_t index = first_chunk; index != kNone; index = return_chunk(index)) {
    for (std::uint32_t i = 0; i < chunks_[index].count; ++i) {
      // Filing may grow the pool, so the chunk is looked up for each entry.
      file({chunks_[index].keys[i], chunks_[index].payloads[i]});
    }
  }
}

// Unlinks the first bucket of a level that is used, and returns its first chunk.
std::uint32_t RadixQueue::take_lowest_bucket(unsigned level) {
  const auto digit = static_cast<unsigned>(std::countr_zero(digits_used_[level]));
  digits_used_[level] &= digits_used_[level] - 1;
  if (digits_used_[level] == 0) levels_used_ &= ~(1u << level);
  Bucket& bucket = buckets_[level * kDigits + digit];
  const std::uint32_t first_chunk = bucket.head;
  bucket.head = kNone;
  return first_chunk;
}

// Whether the first bucket of a level is a single chunk.
bool RadixQueue::has_small_bucket(unsigned level) const {
  if (digits_used_[level] == 0) return false;
  const auto digit = static_cast<unsigned>(std::countr_zero(digits_used_[level]));
  return chunks_[buckets_[level * kDigits + digit].head].next == kNone;
}

// Whether a chain of chunks may become the bottom.
bool RadixQueue::is_short(std::uint32_t first_chunk) const {
  std::uint32_t entries = 0;
  for (std::uint32_t index = first_chunk; index != kNone; index = chunks_[index].next) {
    entries += chunks_[index].count;
    if (entries > kRefillMax) return false;
  }
  return true;
}

// Sorts a chain of chunks, all of its keys above those of the bottom, onto the bottom's end,
// keeping the order of equal keys.
void RadixQueue::take_into_bottom(std::uint32_t first_chunk) {
  for (std::uint32_t index = first_chunk; index != kNone; index = return_chunk(index)) {
    const Chunk& chunk = chunks_[index];
    while (bottom_.size() < tail_ + std::size_t{chunk.count}) bottom_.resize(bottom_.size() * 2);
    for (std::uint32_t i = 0; i < chunk.count; ++i) {
      std::uint32_t place = tail_++;
      for (; place > 0 && bottom_[place - 1].key > chunk.keys[i]; --place) {
        bottom_[place] = bottom_[place - 1];
      }
      bottom_[place] = {chunk.keys[i], chunk.payloads[i]};
    }
  }
}

// The same into the empty bottom, for a chain of several chunks: one counting pass over the digit
// at `shift` brings each entry near its place, then it sinks past the few of its digit that are
// greater.
void RadixQueue::distribute_into_bottom(std::uint32_t first_chunk, unsigned shift) {
  std::array<std::uint8_t, kDigits> places{};
  static_assert(kRefillMax < 256);
  for (std::uint32_t index = first_chunk; index != kNone; index = chunks_[index].next) {
    const Chunk& chunk = chunks_[index];
    for (std::uint32_t i = 0; i < chunk.count; ++i) {
      ++places[(chunk.keys[i] >> shift) & (kDigits - 1)];
    }
  }
  std::uint8_t before = 0;
  for (std::uint8_t& place : places) {
    const std::uint8_t count = place;
    place = before;
    before = static_cast<std::uint8_t>(before + count);
  }
  for (std::uint32_t index = first_chunk; index != kNone; index = return_chunk(index)) {
    const Chunk& chunk = chunks_[index];
    for (std::uint32_t i = 0; i < chunk.count; ++i) {
      const std::uint32_t place = places[(chunk.keys[i] >> shift) & (kDigits - 1)]++;
      bottom_[place] = {chunk.keys[i], chunk.payloads[i]};
    }
  }
  tail_ = before;
  for (std::uint32_t i = 1; i < tail_; ++i) {
    const Entry entry = bottom_[i];
    std::uint32_t place = i;
    for (; place > 0 && bottom_[place - 1].key > entry.key; --place) {
      bottom_[place] = bottom_[place - 1];
    }
    bottom_[place] = entry;
  }
}

// A bottom grows long by many events of one instant. They may be appended to, and a few earlier
// ones (earlier phases of the instant, as a rule) may go in front; else its tail is filed again.
[[gnu::noinline]] void RadixQueue::insert_into_long_bottom(Entry entry) {
  const auto place = static_cast<std::uint32_t>(
      std::upper_bound(bottom_.begin() + head_, bottom_.begin() + tail_, entry,
                       [](const Entry& a, const Entry& b) { return a.key < b.key; }) -
      bottom_.begin());
  if (place == tail_ && (entry.key == bottom_[tail_ - 1].key || tail_ - head_ < kAppendedMax)) {
    if (tail_ == bottom_.size()) make_room_behind();
    bottom_[tail_++] = entry;
  } else if (const std::uint32_t before = place - head_; before <= kBottomMax) {
    if (head_ == 0) make_room_in_front();
    const auto first = bottom_.begin() + head_;
    std::copy(first, first + before, first - 1);
    --head_;
    bottom_[head_ + before] = entry;
  } else {
    spill_bottom();
    push(EventKey::from_value(entry.key), EventPayload::from_bits(entry.payload));
  }
}

// The array is used up to its end: move what is live to its start, or grow if that is most of it.
[[gnu::noinline]] void RadixQueue::make_room_behind() {
  const std::uint32_t live = tail_ - head_;
  if (live > bottom_.size() / 2) bottom_.resize(bottom_.size() * 2);
  std::copy(bottom_.begin() + head_, bottom_.begin() + tail_, bottom_.begin());
  head_ = 0;
  tail_ = live;
}

[[gnu::noinline]] void RadixQueue::make_room_in_front() {
  const std::uint32_t gap = (tail_ - head_) / 2;
  bottom_.insert(bottom_.begin(), gap, Entry());
  head_ += gap;
  tail_ += gap;
}

// Files the tail of the bottom. Entries of one key stay together, and at least one key stays.
void RadixQueue::spill_bottom() {
  const auto first = bottom_.begin() + head_;
  const auto last = bottom_.begin() + tail_;
  const auto precedes = [](const Entry& a, const Entry& b) { return a.key < b.key; };
  const auto cut = first->key == first[kBottomKeep].key
                       ? std::upper_bound(first, last, *first, precedes)
                       : std::lower_bound(first, last, first[kBottomKeep], precedes);
  origin_ = cut[-1].key;
  bottom_end_ = origin_ + 1;
  // What is filed stays in its place as long as the origin stays in the digits that it shares with
  // them. It leaves those only when the queue was looked into, and then earlier events were
  // scheduled.
  if (origin_ < origin_min_) file_all_again();
  origin_min_ = origin_ & ~std::uint64_t{kDigits - 1};
  for (auto entry = cut; entry != last; ++entry) file(*entry);
  filed_ += static_cast<std::uint64_t>(last - cut);
  bottom_max_ = kBottomMax;
  tail_ = static_cast<std::uint32_t>(cut - bottom_.begin());
}

// COST: linear in what is filed.
void RadixQueue::file_all_again() {
  const std::array<Bucket, kLevels* kDigits> buckets = buckets_;
  buckets_.fill(Bucket());
  digits_used_.fill(0);
  levels_used_ = 0;
  for (const Bucket& bucket : buckets) file_again(bucket.head);
}

}  // namespace orrery::sim
