// What batches of one long run say, with what is needed to judge the batches themselves.
#pragma once

#include <cstdint>

#include "sim/statistics/interval.h"

namespace orrery::sim {

// Batches kept while a run records: from kBatchesKeptMin up to twice as many. When the last of them
// is full, neighbours are merged and the batch size doubles, so any run ends with 32 to 63 batches
// without being told its length. More batches hardly narrow the interval (Schmeiser 1982), fewer
// and longer ones are less correlated.
inline constexpr std::uint64_t kBatchesKeptMin = 32;
inline constexpr std::uint64_t kBatchesKeptMax = 2 * kBatchesKeptMin;
// No interval is given from fewer batches.
inline constexpr std::uint64_t kBatchesUsedMin = 10;

struct BatchedInterval {
  Interval interval;
  std::uint64_t batches = 0;
  std::uint64_t batch_size = 0;
  // Lag-1 autocorrelation of the batches, and whether it is too large for independent batches: the
  // interval is then too narrow and the run too short.
  double autocorrelation = 0;
  bool correlated = false;
  // Mean of the batches less the estimate: 0 for means; for quantiles the bias of batches of this
  // size, of which the estimate itself has about one part in `batches`.
  double batch_bias = 0;
};

}  // namespace orrery::sim
