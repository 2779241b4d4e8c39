// MPFR as the reference: a number that owns its memory, and the distributions from their series.
#pragma once

#include <mpfr.h>

namespace orrery::sim::math::tests {

class Exact {
 public:
  explicit Exact(mpfr_prec_t bits = 120) { mpfr_init2(value_, bits); }
  Exact(const Exact&) = delete;
  Exact& operator=(const Exact&) = delete;
  ~Exact() { mpfr_clear(value_); }

  mpfr_ptr get() { return value_; }
  double rounded() { return mpfr_get_d(value_, MPFR_RNDN); }

 private:
  mpfr_t value_;
};

// |actual - exact| / |exact|; 0 where both are 0.
inline double relative_error(double actual, Exact& exact) {
  if (mpfr_zero_p(exact.get())) return actual == 0 ? 0 : 1;
  Exact difference(mpfr_get_prec(exact.get()));
  mpfr_sub_d(difference.get(), exact.get(), actual, MPFR_RNDN);
  mpfr_div(difference.get(), difference.get(), exact.get(), MPFR_RNDN);
  mpfr_abs(difference.get(), difference.get(), MPFR_RNDN);
  return difference.rounded();
}

// P(Z > x).
inline void exact_normal_survival(Exact& result, double x) {
  Exact root(mpfr_get_prec(result.get()));
  mpfr_sqrt_ui(root.get(), 2, MPFR_RNDN);
  mpfr_d_div(root.get(), x, root.get(), MPFR_RNDN);
  mpfr_erfc(result.get(), root.get(), MPFR_RNDN);
  mpfr_div_2ui(result.get(), result.get(), 1, MPFR_RNDN);
}

// The gamma distribution of one shape a.
class ExactGamma {
 public:
  ExactGamma(double a, mpfr_prec_t bits)
      : a_(a), log_gamma_(bits), lower_(bits), upper_(bits), density_(bits), term_(bits) {
    Exact next(bits);
    mpfr_set_d(next.get(), a, MPFR_RNDN);
    mpfr_add_ui(next.get(), next.get(), 1, MPFR_RNDN);
    mpfr_lngamma(log_gamma_.get(), next.get(), MPFR_RNDN);
  }

  // Computes the three below: all terms of the series (DLMF 8.11.4) are positive, and the upper
  // tail keeps `bits` less its own logarithm.
  void set(double x) {
    // density = x^a exp(-x) / Gamma(a + 1)
    mpfr_set_d(term_.get(), x, MPFR_RNDN);
    mpfr_log(density_.get(), term_.get(), MPFR_RNDN);
    mpfr_mul_d(density_.get(), density_.get(), a_, MPFR_RNDN);
    mpfr_sub_d(density_.get(), density_.get(), x, MPFR_RNDN);
    mpfr_sub(density_.get(), density_.get(), log_gamma_.get(), MPFR_RNDN);
    mpfr_exp(density_.get(), density_.get(), MPFR_RNDN);
    mpfr_set_ui(lower_.get(), 1, MPFR_RNDN);
    mpfr_set_ui(term_.get(), 1, MPFR_RNDN);
    // upper_ is the shape of the term here.
    mpfr_set_d(upper_.get(), a_, MPFR_RNDN);
    do {
      mpfr_add_ui(upper_.get(), upper_.get(), 1, MPFR_RNDN);
      mpfr_mul_d(term_.get(), term_.get(), x, MPFR_RNDN);
      mpfr_div(term_.get(), term_.get(), upper_.get(), MPFR_RNDN);
      mpfr_add(lower_.get(), lower_.get(), term_.get(), MPFR_RNDN);
    } while (mpfr_get_exp(term_.get()) >
             mpfr_get_exp(lower_.get()) - mpfr_get_prec(lower_.get()) - 2);
    mpfr_mul(lower_.get(), lower_.get(), density_.get(), MPFR_RNDN);
    mpfr_ui_sub(upper_.get(), 1, lower_.get(), MPFR_RNDN);
    mpfr_mul_d(density_.get(), density_.get(), a_, MPFR_RNDN);
  }

  Exact& lower() { return lower_; }
  Exact& upper() { return upper_; }
  Exact& log_density() { return density_; }  // of ln X, at ln x

 private:
  double a_;
  Exact log_gamma_;  // ln Gamma(a + 1)
  Exact lower_;
  Exact upper_;
  Exact density_;
  Exact term_;
};

}  // namespace orrery::sim::math::tests
