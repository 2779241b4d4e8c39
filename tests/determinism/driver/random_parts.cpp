// Keyed draws, paths, names and cursors, down to the rare rejections of a bounded pick.
#include <cstdint>
#include <string>

#include "sim/random/draws.h"
#include "sim/random/names.h"
#include "tests/determinism/driver/digest.h"
#include "tests/determinism/driver/part.h"

namespace orrery::sim::determinism {
namespace {

constexpr DrawSlot kCursor = DrawSlot::blocks(8, 64);

Digest blocks(RandomKey key) {
  Digest digest;
  Path path;
  const std::uint64_t name = hash_name("workload/blocks");
  for (std::uint32_t n = 0; n < 5'000; ++n) {
    path = path.child(n % 3, name + n % 7, n % 5);
    const RandomBlock block =
        random_block(key, {request_of(name, n), path}, static_cast<std::uint16_t>(n * 13));
    digest.add(block.pair(0));
    digest.add(block.pair(1));
  }
  return digest;
}

// The bounds near 2^31 reject nearly every second word.
Digest picks(RandomKey key) {
  Digest digest;
  for (std::uint32_t n = 0; n < 500; ++n) {
    const std::uint64_t name = hash_name("policy/" + std::to_string(n));
    Draws draws = Draws::keyed(key, {request_of(name, n, n + 1), Path()}, kCursor);
    for (std::uint32_t bound = 1; bound < 20; ++bound) digest.add(draws.below(bound));
    for (std::uint32_t i = 0; i < 20; ++i) digest.add(draws.below((1u << 31) + 1 + i));
    digest.add_real(draws.unit());
    digest.add(draws.next64());
    digest.add(draws.taken());
  }
  return digest;
}

}  // namespace

void add_random_parts(const PartOptions& options, Parts& parts) {
  const RandomKey key = {options.seed, 3};
  parts.push_back({"random/blocks", to_text(blocks(key))});
  parts.push_back({"random/picks", to_text(picks(key))});
}

}  // namespace orrery::sim::determinism
