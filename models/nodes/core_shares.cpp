#include "models/nodes/core_shares.h"

#include <algorithm>

namespace orrery::models {

namespace {

// By what a unit of weight could use; equal ones by pod.
bool is_sooner_content(const CoreClaim& a, const CoreClaim& b) {
  const sim::UInt128 left = sim::UInt128{a.could_use} * b.weight;
  const sim::UInt128 right = sim::UInt128{b.could_use} * a.weight;
  return left != right ? left < right : a.pod < b.pod;
}

}  // namespace

void divide_cores(CoreRate cores, std::span<CoreClaim> claims) {
  CoreRate wanted = 0;
  std::uint64_t weights = 0;
  for (CoreClaim& claim : claims) {
    wanted += claim.could_use;
    weights += claim.weight;
    claim.share = claim.could_use;
  }
  if (wanted <= cores) return;
  std::sort(claims.begin(), claims.end(), is_sooner_content);  // tidy: total order
  for (CoreClaim& claim : claims) {
    const auto fair = static_cast<CoreRate>(sim::UInt128{cores} * claim.weight / weights);
    claim.share = std::min(claim.could_use, fair);
    cores -= claim.share;
    weights -= claim.weight;
  }
}

}  // namespace orrery::models
