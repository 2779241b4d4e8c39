#include "sim/base/handle.h"

#include <cstdint>
#include <map>
#include <type_traits>

#include <gtest/gtest.h>

namespace orrery::sim {
namespace {

struct Pod;
struct Node;

TEST(Id, IsNoneUntilItNamesSomething) {
  EXPECT_TRUE(Id<Pod>().is_none());
  EXPECT_EQ(Id<Pod>(), Id<Pod>::none());
  EXPECT_FALSE(Id<Pod>(0).is_none());
  EXPECT_EQ(Id<Pod>(7).index(), 7u);
}

TEST(Id, OrdersByIndexWithNoneLast) {
  EXPECT_LT(Id<Pod>(1), Id<Pod>(2));
  EXPECT_LT(Id<Pod>(0xffff'fffe), Id<Pod>::none());
  const std::map<Id<Pod>, char> by_id = {{Id<Pod>(2), 'b'}, {Id<Pod>(1), 'a'}};
  EXPECT_EQ(by_id.begin()->second, 'a');
}

TEST(Handle, IsNoneUntilItNamesSomething) {
  EXPECT_TRUE(Handle<Pod>().is_none());
  EXPECT_EQ(Handle<Pod>(), Handle<Pod>::none());
  EXPECT_FALSE(Handle<Pod>(0, 1).is_none());
}

TEST(Handle, IsEqualOnlyInIndexAndGeneration) {
  const Handle<Pod> handle(3, 5);
  EXPECT_EQ(handle.index(), 3u);
  EXPECT_EQ(handle.generation(), 5u);
  EXPECT_EQ(handle, Handle<Pod>(3, 5));
  EXPECT_NE(handle, Handle<Pod>(3, 7));
  EXPECT_NE(handle, Handle<Pod>(4, 5));
}

TEST(Handle, CostsNoMoreThanItsIntegers) {
  static_assert(sizeof(Id<Pod>) == 4 && std::is_trivially_copyable_v<Id<Pod>>);
  static_assert(sizeof(Handle<Pod>) == 8 && std::is_trivially_copyable_v<Handle<Pod>>);
}

// The tags keep them apart; what the compiler says then is in tests/must_not_compile.
TEST(Handle, OfAnotherTagIsAnotherType) {
  static_assert(!std::is_convertible_v<Id<Pod>, Id<Node>>);
  static_assert(!std::is_constructible_v<Id<Pod>, Id<Node>>);
  static_assert(!std::is_constructible_v<Handle<Pod>, Handle<Node>>);
  static_assert(!std::is_convertible_v<std::uint32_t, Id<Pod>>);
}

}  // namespace
}  // namespace orrery::sim
