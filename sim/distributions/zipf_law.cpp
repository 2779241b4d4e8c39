#include "sim/distributions/zipf_law.h"

#include "sim/distributions/smooth_laws.h"
#include "sim/math/elementary.h"

namespace orrery::sim {
namespace {

constexpr auto kHead = static_cast<double>(kZipfHead);

// (exp(v) - 1) / v, also near 0.
double relative_growth(double v) {
  if (v > -1e-9 && v < 1e-9) return 1 + v / 2;
  return exp_minus_one(v) / v;
}

// The integral of y^-s from kZipfHead to x.
double integral(double exponent, double x) {
  const double log_ratio = math::log(x / kHead);
  const double power = math::exp((1 - exponent) * math::log(kHead));
  return power * log_ratio * relative_growth((1 - exponent) * log_ratio);
}

}  // namespace

double zipf_tail_sum(double exponent, double x) {
  const double s = exponent;
  const auto corrections = [s](double y) {
    // f/2 + f'/12 - f'''/720 with f = y^-s.
    const double f = math::exp(-s * math::log(y));
    return f * (0.5 - s / (12 * y) + s * (s + 1) * (s + 2) / (720 * y * y * y));
  };
  return integral(s, x) + corrections(x) - corrections(kHead);
}

ZipfTailLaw::ZipfTailLaw(std::uint64_t keys, double exponent, double head)
    : keys_(static_cast<double>(keys)),
      exponent_(exponent),
      head_(head),
      tail_(zipf_tail_sum(exponent, keys_)) {}

std::vector<double> ZipfTailLaw::breaks() const {
  return {kHead, keys_};
}

LawPoint ZipfTailLaw::at(double x, Side side) const {
  const double total = head_ + tail_;
  if (x < kHead || (!(x > kHead) && side == Side::kLeft)) return {0, 1, 0};
  if (!(x < keys_)) return {1, 0, 0};
  const double sum = zipf_tail_sum(exponent_, x);
  const double f = math::exp(-exponent_ * math::log(x));
  // The derivative of the sum: f + f'/2 + f''/12.
  const double s = exponent_;
  const double density = f * (1 - s / (2 * x) + s * (s + 1) / (12 * x * x)) / total;
  return {(head_ + sum) / total, (tail_ - sum) / total, density};
}

}  // namespace orrery::sim
