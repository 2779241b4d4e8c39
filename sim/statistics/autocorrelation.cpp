#include "sim/statistics/autocorrelation.h"

#include "sim/math/elementary.h"
#include "sim/statistics/moments.h"

namespace orrery::sim {

double lag1_autocorrelation(std::span<const double> values) {
  const double mean = moments_of(values).mean();
  double products = 0;
  double squares = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double deviation = values[i] - mean;
    squares += deviation * deviation;
    if (i + 1 < values.size()) products += deviation * (values[i + 1] - mean);
  }
  return squares > 0 ? products / squares : 0;
}

bool is_correlated(double autocorrelation, std::size_t count) {
  return autocorrelation * math::sqrt(static_cast<double>(count)) > 1.645;
}

}  // namespace orrery::sim
