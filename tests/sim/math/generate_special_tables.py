#!/usr/bin/env python3
"""Writes the coefficient tables of sim/math/normal.cpp, log_gamma.cpp and incomplete_gamma.cpp.

Usage and rules are those of generate_tables.py.
"""

import decimal
import fractions
import sys

import generate_tables

Decimal = decimal.Decimal
Fraction = fractions.Fraction
nearest = generate_tables.nearest


def array(name, values, comment):
    lines = [f"// {comment}", f"inline constexpr double {name}[{len(values)}] = {{"]
    return lines + [f"    {nearest(value).hex()}," for value in values] + ["};"]


# --- The scaled tail of the normal distribution ---

MILLS_CENTRE = 5
MILLS_DEGREE = 27
PI = Decimal(generate_tables.pi().numerator) / Decimal(generate_tables.pi().denominator)


def scaled_tail(x):
    """exp(x^2 / 2) P(Z > x)."""
    if x > 12:  # Laplace's continued fraction, Abramowitz and Stegun 26.2.14
        fraction = x
        for n in range(400, 0, -1):
            fraction = x + n / fraction
        return 1 / (fraction * (2 * PI).sqrt())
    # 1/2 less the series 26.2.11, which cancels 32 of the 120 digits at most.
    term, total, n = x, x, 1
    while abs(term) > Decimal(10) ** -115:
        n += 2
        term *= x * x / n
        total += term
    return (x * x / 2).exp() / 2 - total / (2 * PI).sqrt()


def cosine(x):
    term, total, n = Decimal(1), Decimal(1), 0
    while abs(term) > Decimal(10) ** -115:
        n += 2
        term *= -x * x / (n * (n - 1))
        total += term
    return total


def interpolated(function, degree):
    """Monomial coefficients of the interpolation in the Chebyshev points of [-1, 1]."""
    count = degree + 1
    angles = [PI * (2 * i + 1) / (2 * count) for i in range(count)]
    values = [function(cosine(angle)) for angle in angles]
    series = [sum(v * cosine(k * a) for v, a in zip(values, angles)) * 2 / count
              for k in range(count)]
    series[0] /= 2
    result = [Decimal(0)] * count
    before, current = [Decimal(1)], [Decimal(0), Decimal(1)]
    for k in range(count):
        for power, coefficient in enumerate(before):
            result[power] += series[k] * coefficient
        doubled = [Decimal(0)] + [2 * c for c in current]
        padded = before + [Decimal(0)] * (len(doubled) - len(before))
        before, current = current, [d - b for d, b in zip(doubled, padded)]
    return [Fraction(c) for c in result]


def mills_table():
    def function(t):
        x = MILLS_CENTRE * (1 + t) / (1 - t)
        return (x + 1) * scaled_tail(x)

    body = [f"inline constexpr double kMillsCentre = {MILLS_CENTRE};"]
    body += array("kMills", interpolated(function, MILLS_DEGREE),
                  "(x + 1) exp(x^2 / 2) P(Z > x) in powers of (x - centre) / (x + centre).")
    return generate_tables.header(["The scaled tail of the normal distribution on [0, infinity)."],
                                  body)


# --- ln Gamma(2 + z) ---

LOG_GAMMA_TERMS = 27


def zeta_less_one(s):
    """Borwein, "An efficient algorithm for the Riemann zeta function" (2000), algorithm 1."""
    n = 60
    steps, total, factor = [], 0, Fraction(1, n)
    for i in range(n + 1):
        total += n * factor
        steps.append(total)
        factor *= Fraction(4 * (n + i) * (n - i), (2 * i + 1) * (2 * i + 2))
    alternating = sum(Fraction((-1) ** k, (k + 1) ** s) * (steps[k] - steps[n]) for k in range(n))
    return -alternating / (steps[n] * (1 - Fraction(2, 2**s))) - 1


def euler_gamma():
    """Brent and McMillan, "Some new algorithms for high-precision computation" (1980), (3.1)."""
    n = 40
    a, b, k = -Decimal(n).ln(), Decimal(1), 0
    upper, lower = a, b
    while b > Decimal(10) ** -115:
        k += 1
        b *= Decimal(n * n) / (k * k)
        a = (a * n * n / k + b) / k
        upper, lower = upper + a, lower + b
    return Fraction(upper / lower)


def log_gamma_table():
    values = [1 - euler_gamma()]
    values += [(-1) ** k * zeta_less_one(k) / k for k in range(2, LOG_GAMMA_TERMS + 1)]
    return array("kLogGammaAtTwo", values, "ln Gamma(2 + z) / z in powers of z.")


# --- Temme's expansion of the incomplete gamma function ---

TEMME_POWERS = 16
TEMME_ROWS = 5
STIRLING = [Fraction(1), Fraction(1, 12), Fraction(1, 288), Fraction(-139, 51840),
            Fraction(-571, 2488320)]


def product(a, b, count):
    return [sum(a[i] * b[n - i] for i in range(n + 1)) for n in range(count)]


def reciprocal_of_mu(count):
    """1 / mu - 1 / eta in powers of eta, where eta^2 / 2 = mu - ln(1 + mu)."""
    # mu mu' = eta (1 + mu) gives the coefficients of mu = eta (m0 + m1 eta + ...) in turn.
    m = [Fraction(1)]
    for n in range(1, count + 1):
        cross = sum(m[i] * (n - i + 1) * m[n - i] for i in range(1, n))
        m.append((m[n - 1] - cross) / (n + 2))
    inverse = [Fraction(1)]
    for n in range(1, count + 1):
        inverse.append(-sum(m[i] * inverse[n - i] for i in range(1, n + 1)))
    return inverse[1:]


def temme_table():
    """DLMF 8.12.9 to 8.12.11."""
    count = TEMME_POWERS + 2 * TEMME_ROWS
    first = reciprocal_of_mu(count)
    rows = [first]
    for k in range(1, TEMME_ROWS):
        sign = (-1) ** k * STIRLING[k]
        last = rows[-1]
        assert last[1] + sign == 0  # the pole at eta = 0 cancels
        rows.append([(n + 2) * last[n + 2] + sign * first[n] for n in range(len(last) - 2)])
    lines = [f"inline constexpr int kTemmeRows = {TEMME_ROWS};",
             f"inline constexpr int kTemmePowers = {TEMME_POWERS};",
             "// Row k: the coefficient of a^-k in powers of eta (DLMF 8.12.9 to 8.12.11).",
             "inline constexpr double kTemme[kTemmeRows][kTemmePowers] = {"]
    for row in rows:
        lines.append("    {")
        lines += [f"        {nearest(value).hex()}," for value in row[:TEMME_POWERS]]
        lines.append("    },")
    return lines + ["};"]


def gamma_table():
    return generate_tables.header(
        ["Coefficients for sim/math/log_gamma.cpp and incomplete_gamma.cpp."],
        log_gamma_table() + temme_table())


if __name__ == "__main__":
    sys.exit(generate_tables.write_or_check(
        sys.argv[1:], {"normal_table.h": mills_table, "gamma_table.h": gamma_table}))
