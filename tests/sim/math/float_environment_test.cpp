#include "sim/math/float_environment.h"

#include <bit>
#include <cfenv>
#include <cstdint>
#include <dlfcn.h>
#include <thread>

#include <gtest/gtest.h>

#if defined(__x86_64__)
#include <xmmintrin.h>
#endif

#include "sim/math/elementary.h"

namespace orrery::sim::math {
namespace {

// Half the smallest normal number: 0 where results are flushed or arguments read as zero.
double subnormal() {
  volatile double smallest_normal = 0x1p-1022;
  volatile double half = smallest_normal * 0.5;
  return half * 0x1p1000;
}

// The rounding mode by what sums do: fegetround() asks the x87 unit on x86-64.
int observed_rounding() {
  volatile double one = 1;
  const bool grows = one + 0x1p-60 > 1;
  const bool shrinks = one - 0x1p-60 < 1;
  const bool negative_grows = -one - 0x1p-60 < -1;
  if (grows) return FE_UPWARD;
  if (!shrinks) return FE_TONEAREST;
  return negative_grows ? FE_DOWNWARD : FE_TOWARDZERO;
}

// Leaves the thread as a program starts.
class FloatEnvironment : public testing::Test {
 protected:
  void TearDown() override { std::fesetenv(FE_DFL_ENV); }
};

TEST_F(FloatEnvironment, IsRightWhereAProgramStarts) {
  EXPECT_TRUE(is_float_environment_right());
  {
    FloatEnvironmentGuard guard;
    EXPECT_TRUE(is_float_environment_right());
  }
  EXPECT_TRUE(is_float_environment_right());
}

TEST_F(FloatEnvironment, RoundsToNearestInsideTheGuardAlone) {
  const double expected = exp(0.7);
  for (const int mode : {FE_UPWARD, FE_DOWNWARD, FE_TOWARDZERO}) {
    ASSERT_EQ(std::fesetround(mode), 0);
    EXPECT_FALSE(is_float_environment_right());
    {
      FloatEnvironmentGuard guard;
      EXPECT_TRUE(is_float_environment_right());
      EXPECT_EQ(observed_rounding(), FE_TONEAREST);
      EXPECT_EQ(exp(0.7), expected);
    }
    EXPECT_EQ(observed_rounding(), mode);  // the control too: without a guard sums differ
  }
}

TEST_F(FloatEnvironment, GuardsNest) {
  ASSERT_EQ(std::fesetround(FE_UPWARD), 0);
  {
    FloatEnvironmentGuard outer;
    ASSERT_EQ(std::fesetround(FE_DOWNWARD), 0);
    {
      FloatEnvironmentGuard inner;
      EXPECT_TRUE(is_float_environment_right());
    }
    EXPECT_EQ(observed_rounding(), FE_DOWNWARD);
  }
  EXPECT_EQ(observed_rounding(), FE_UPWARD);
}

TEST_F(FloatEnvironment, BelongsToTheThread) {
  ASSERT_EQ(std::fesetround(FE_UPWARD), 0);
  FloatEnvironmentGuard guard;
  std::thread([] {
    std::fesetround(FE_DOWNWARD);
    EXPECT_FALSE(is_float_environment_right());
  }).join();
  EXPECT_TRUE(is_float_environment_right());
}

#if defined(__x86_64__)

TEST_F(FloatEnvironment, KeepsSubnormalsAfterALibraryBuiltWithFastMath) {
  ASSERT_GT(subnormal(), 0.0);
  const auto expected = std::bit_cast<std::uint64_t>(exp(-720));
  void* library = dlopen(ORRERY_FAST_MATH_LIBRARY, RTLD_NOW);
  ASSERT_NE(library, nullptr) << dlerror();
  // Flush to zero and denormals are zero: the library did what this test is about.
  constexpr unsigned kBoth = 0x8040;
  ASSERT_EQ(_mm_getcsr() & kBoth, kBoth);
  EXPECT_FALSE(is_float_environment_right());
  EXPECT_EQ(subnormal(), 0.0);  // the control: without a guard the number is gone
  EXPECT_NE(std::bit_cast<std::uint64_t>(exp(-720)), expected);
  {
    FloatEnvironmentGuard guard;
    EXPECT_TRUE(is_float_environment_right());
    EXPECT_GT(subnormal(), 0.0);
    EXPECT_EQ(std::bit_cast<std::uint64_t>(exp(-720)), expected);
  }
  EXPECT_EQ(_mm_getcsr() & kBoth, kBoth);
  dlclose(library);
}

TEST_F(FloatEnvironment, SeesEachWrongBit) {
  const unsigned right = _mm_getcsr() & ~0x3fu;
  for (unsigned bit = 6; bit < 16; ++bit) {
    _mm_setcsr(right ^ 1u << bit);
    EXPECT_FALSE(is_float_environment_right()) << "bit " << bit;
    {
      FloatEnvironmentGuard guard;
      EXPECT_TRUE(is_float_environment_right()) << "bit " << bit;
    }
    EXPECT_EQ(_mm_getcsr() & ~0x3fu, right ^ 1u << bit);
  }
  _mm_setcsr(right | 0x3f);  // sticky flags are not part of the environment
  EXPECT_TRUE(is_float_environment_right());
}

#endif

}  // namespace
}  // namespace orrery::sim::math
