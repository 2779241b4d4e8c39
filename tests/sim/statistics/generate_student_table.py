#!/usr/bin/python3
"""Prints sim/statistics/student_table.cpp, to be piped through clang-format.

Needs Debian's python3-mpmath. Solves I_x(n/2, 1/2) = alpha with x = n / (n + t^2), the two-sided
tail of Student's t, by Newton's method on its logarithm with 25 digits, and rounds to 10
significant digits.
"""
from mpmath import betainc, erfinv, exp, gamma, log, mp, mpf, nstr, pi, sqrt

mp.dps = 25
DEGREES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 17, 20, 25, 30, 40, 60, 120, None]
ALPHAS = [mpf(m) / 2**k for k in range(21) for m in ("1", "0.8", "0.625")] + [mpf(1) / 2**21]


def quantile(alpha, degrees):
    if alpha == 1:
        return mpf(0)
    normal = sqrt(2) * erfinv(1 - alpha)
    if degrees is None:
        return normal
    n = mpf(degrees)
    scale = 2 * gamma((n + 1) / 2) / (sqrt(n * pi) * gamma(n / 2))
    t = normal + (normal**3 + normal) / (4 * n)
    for _ in range(200):
        tail = betainc(n / 2, mpf(1) / 2, 0, n / (n + t * t), regularized=True)
        slope = -scale * (1 + t * t / n) ** (-(n + 1) / 2)
        step = (log(alpha) - log(tail)) * tail / (slope * t)
        t *= exp(max(mpf(-1), min(mpf(1), step)))
        if abs(step) < mpf(10) ** -20:
            return t
    raise ArithmeticError(f"no convergence: alpha {alpha}, degrees {degrees}")


print("// Made by tests/sim/statistics/generate_student_table.py; do not edit.")
print('#include "sim/statistics/student_table.h"\n')
print("namespace orrery::sim::detail {\n")
print("const double kStudentTable[kStudentRows][kStudentColumns] = {")
for row in DEGREES:
    print("{ // " + ("infinitely many" if row is None else str(row)) + " degrees of freedom")
    print(", ".join(nstr(quantile(alpha, row), 10, strip_zeros=False) for alpha in ALPHAS) + "},")
print("};\n")
print("}  // namespace orrery::sim::detail")
