// Elementary functions of our own: the same bits on every compiler, processor and C library.
//
// libm is not portable even on one machine (glibc picks FMA variants at load time), so sim and
// models call these and nothing else; + - * / and sqrt are exact by IEEE 754 and need no
// replacement. Each function is a fixed polynomial after an exact or compensated argument
// reduction, evaluated in doubles without contraction, for an environment as float_environment.h
// sets it. Error: at most 1 ulp over the whole range, tested against MPFR over 1e7 arguments each;
// the largest found is below 0.54 for exp, log, log10, pow and tanh, 0.67 for cbrt, 0.79 for sin.
// Special values follow C99 Annex F (exp(-inf) = 0, log(0) = -inf, log(-1) = NaN, ...); the sign
// and payload of a NaN are not promised. None of them reads or sets errno; exception flags may be
// raised where C would not. Every bit is part of the promise that the same scenario gives the same
// results in every build, so a change here, however small, changes results.
#pragma once

namespace orrery::sim::math {

double exp(double x);
double log(double x);
double log10(double x);
// A negative base has a power where y is a whole number, else the result is NaN.
double pow(double x, double y);
double cbrt(double x);
double tanh(double x);
// Any finite argument, by exact reduction where |x| is large.
double sin(double x);

// The IEEE square root, one instruction; named here so that the lint can ban <cmath> calls.
inline double sqrt(double x) {
  return __builtin_sqrt(x);
}

}  // namespace orrery::sim::math
