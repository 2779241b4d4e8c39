// The words of the blocks at one address, one after the other.
#pragma once

#include <cstdint>

#include "sim/random/path.h"
#include "tests/oracle/laws.h"

namespace orrery::oracle {

class WordsOf {
 public:
  WordsOf(const Laws& laws, std::uint64_t request, sim::Path path, std::uint32_t first_block)
      : laws_(laws), request_(request), path_(path), first_block_(first_block) {}

  std::uint32_t next() {
    const auto number = static_cast<std::uint16_t>(first_block_ + taken_ / 4);
    return laws_.block(request_, path_, number).words[taken_++ % 4];
  }

  // Lemire's method: word * bound / 2^32, redrawn where the fraction lies in the part that would
  // make some results likelier than others. `word` is the first to be tried.
  std::uint32_t below(std::uint32_t bound, std::uint32_t word) {
    const std::uint64_t biased = (std::uint64_t{1} << 32) % bound;
    std::uint64_t product = std::uint64_t{word} * bound;
    while ((product & 0xffff'ffff) < biased) product = std::uint64_t{next()} * bound;
    return static_cast<std::uint32_t>(product >> 32);
  }
  std::uint32_t below(std::uint32_t bound) { return below(bound, next()); }

 private:
  const Laws& laws_;
  std::uint64_t request_;
  sim::Path path_;
  std::uint32_t first_block_;
  std::uint32_t taken_ = 0;
};

}  // namespace orrery::oracle
