#include "sim/random/names.h"

#include <string>

#include <gtest/gtest.h>

namespace orrery::sim {
namespace {

TEST(HashName, IsXxh64) {
  // From the xxHash specification's sanity values: XXH64 of no bytes with seed 0.
  EXPECT_EQ(hash_name(""), 0xef46db3751d8e999u);
  EXPECT_EQ(hash_name("a"), 0xd24ec4f1a98c6e5bu);
  EXPECT_EQ(hash_name("abc"), 0x44bc2cf5ad770999u);
}

TEST(NameRegistry, RemembersNamesByTheirHash) {
  NameRegistry names;
  const std::uint64_t cart = names.add("service/cart");
  EXPECT_EQ(cart, hash_name("service/cart"));
  EXPECT_EQ(names.add("service/cart"), cart);
  EXPECT_EQ(names.name_of(cart), "service/cart");
  EXPECT_EQ(names.name_of(cart + 1), "");
}

TEST(NameRegistry, ACollisionNamesBoth) {
  NameRegistry names([](std::string_view name) { return std::uint64_t{name.size()}; });
  names.add("cart");
  try {
    names.add("shop");
    FAIL() << "two names of one hash were accepted";
  } catch (const NameCollision& error) {
    const std::string text = error.what();
    EXPECT_NE(text.find("'cart'"), std::string::npos);
    EXPECT_NE(text.find("'shop'"), std::string::npos);
  }
}

}  // namespace
}  // namespace orrery::sim
