// Built as a shared library with -ffast-math: linking it adds the start-up code that turns
// subnormals off in the process that loads it.
extern "C" double orrery_fast_math_twice(double x);

double orrery_fast_math_twice(double x) {
  return x + x;
}
