#include "models/nodes/core_shares.h"

#include <vector>

#include <gtest/gtest.h>

namespace orrery::models {
namespace {

std::vector<CoreRate> shares(CoreRate cores, std::vector<CoreClaim> claims) {
  divide_cores(cores, claims);
  std::vector<CoreRate> by_pod(claims.size());
  for (const CoreClaim& claim : claims) by_pod[claim.pod] = claim.share;
  return by_pod;
}

TEST(CoreShares, EverybodyGetsWhatTheyCouldUseWhereThereIsEnough) {
  EXPECT_EQ(shares(4 * kOneCore, {{kOneCore, 2, 0}, {3 * kOneCore, 1024, 1}}),
            (std::vector<CoreRate>{kOneCore, 3 * kOneCore}));
}

// Shares 1:2:1 of 4 cores of which the first wants half a one: the rest is divided 2:1.
TEST(CoreShares, WhatOneLeavesIsDividedByWeight) {
  const std::vector<CoreRate> found = shares(
      4 * kOneCore, {{kOneCore / 2, 512, 0}, {9 * kOneCore, 1024, 1}, {9 * kOneCore, 512, 2}});
  EXPECT_EQ(found[0], kOneCore / 2);
  EXPECT_NEAR(static_cast<double>(found[1]), 7.0 / 3 * 0x1p40, 2);
  EXPECT_NEAR(static_cast<double>(found[2]), 3.5 / 3 * 0x1p40, 2);
  EXPECT_EQ(found[0] + found[1] + found[2], 4 * kOneCore);
}

TEST(CoreShares, WhoCanUseNothingTakesNothingFromTheOthers) {
  EXPECT_EQ(shares(kOneCore, {{0, 1024, 0}, {2 * kOneCore, 2, 1}, {2 * kOneCore, 2, 2}}),
            (std::vector<CoreRate>{0, kOneCore / 2, kOneCore / 2}));
  EXPECT_EQ(shares(0, {{kOneCore, 2, 0}}), (std::vector<CoreRate>{0}));
}

// Whatever is left over by rounding down goes to the last, so nothing is lost.
TEST(CoreShares, AllOfTheCoresAreGivenOut) {
  const std::vector<CoreRate> found =
      shares(kOneCore, {{kOneCore, 3, 0}, {kOneCore, 3, 1}, {kOneCore, 3, 2}});
  EXPECT_EQ(found[0] + found[1] + found[2], kOneCore);
  EXPECT_LE(found[2] - found[0], 1U);
}

}  // namespace
}  // namespace orrery::models
