#include "sim/random/path.h"

#include <cstdint>
#include <set>

#include <gtest/gtest.h>

#include "sim/random/names.h"

namespace orrery::sim {
namespace {

TEST(Path, HasFortyEightBits) {
  Path path;
  for (std::uint64_t site = 0; site < 1000; ++site) {
    path = path.child(0, site, 0);
    EXPECT_EQ(path.bits() >> 48, 0u);
  }
}

TEST(Path, EachPartOfAChildMatters) {
  const Path parent = Path::root().child(0, 5, 0);
  const Path child = parent.child(1, 2, 3);
  EXPECT_NE(child, parent.child(2, 2, 3));
  EXPECT_NE(child, parent.child(1, 3, 3));
  EXPECT_NE(child, parent.child(1, 2, 4));
  EXPECT_NE(child, Path::root().child(1, 2, 3));
  // Attempt and iteration are no summands: exchanging them is another path.
  EXPECT_NE(parent.child(1, 2, 0), parent.child(0, 2, 1));
}

TEST(Path, AWholeTreeHasNoCollision) {
  // 10 children, 3 levels, 3 attempts each: 30 + 900 + 27,000 paths; chance of a collision 1.4e-6.
  std::set<std::uint64_t> seen;
  std::uint64_t made = 0;
  const auto grow = [&](const auto& self, Path parent, int depth) -> void {
    if (depth == 3) return;
    for (std::uint32_t attempt = 0; attempt < 3; ++attempt) {
      for (std::uint64_t site = 0; site < 10; ++site) {
        const Path child = parent.child(attempt, hash_name("endpoint") + site, 0);
        seen.insert(child.bits());
        ++made;
        self(self, child, depth + 1);
      }
    }
  };
  grow(grow, Path::root(), 0);
  EXPECT_EQ(made, 30u + 900u + 27'000u);
  EXPECT_EQ(seen.size(), made);
}

TEST(Path, ValuesAreFrozen) {
  EXPECT_EQ(Path::root().bits(), 0u);
  EXPECT_EQ(Path::root().child(0, 0, 0).bits(), 0xe9be3431c45a);
  EXPECT_EQ(Path::root().child(1, hash_name("cart.get"), 2).bits(), 0x4c1eac8da1f8);
}

TEST(RequestOf, NumbersOfOneNameNeverCollide) {
  std::set<std::uint64_t> seen;
  for (std::uint64_t n = 0; n < 10'000; ++n) seen.insert(request_of(hash_name("shoppers"), n));
  EXPECT_EQ(seen.size(), 10'000u);
}

TEST(RequestOf, UsersAndTheirRequestsAreApart) {
  std::set<std::uint64_t> seen;
  for (std::uint64_t user = 0; user < 100; ++user) {
    for (std::uint64_t k = 0; k < 100; ++k) seen.insert(request_of(1, user, k));
  }
  EXPECT_EQ(seen.size(), 10'000u);
}

}  // namespace
}  // namespace orrery::sim
