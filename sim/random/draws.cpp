#include "sim/random/draws.h"

namespace orrery::sim {

Draws Draws::keyed(RandomKey key, DrawAddress address, DrawSlot slot) {
  CHECK(slot.first_word() % 4 == 0, "a cursor starts at a block");
  Draws draws;
  draws.key_ = key;
  draws.address_ = address;
  draws.first_block_ = slot.block();
  draws.size_ = slot.words();
  return draws;
}

Draws Draws::keyed_behind(std::uint32_t first, RandomKey key, DrawAddress address, DrawSlot slot) {
  // A block of which the last word alone is left stands before the slot.
  Draws draws = keyed(key, address, slot);
  draws.block_.words[3] = first;
  draws.taken_ = 3;
  draws.skipped_ = 3;
  return draws;
}

Draws Draws::scripted(std::span<const std::uint64_t> values) {
  // A pointer tells the two kinds apart, so an empty script needs one too.
  static constexpr std::uint64_t kNoValues = 0;
  Draws draws;
  draws.script_ = values.empty() ? &kNoValues : values.data();
  draws.size_ = static_cast<std::uint32_t>(values.size());
  return draws;
}

void Draws::refill() {
  const std::uint32_t word = skipped_ == 0 ? taken_ : taken_ - 4;  // of the slot
  CHECK(word < size_, "a decision took more words than its slot has");
  block_ = random_block(key_, address_, static_cast<std::uint16_t>(first_block_ + word / 4));
}

std::uint64_t Draws::next_scripted() {
  CHECK(taken_ < size_, "a decision took more values than its script has");
  return script_[taken_++];
}

}  // namespace orrery::sim
