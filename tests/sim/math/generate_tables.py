#!/usr/bin/env python3
"""Writes the constant tables of sim/math from first principles.

    generate_tables.py DIRECTORY            writes the headers into DIRECTORY
    generate_tables.py --check DIRECTORY    exits with 1 where a header there differs

Only integers, fractions and decimal of the standard library are used; every double is the one
nearest to its exact value (the true division of integers rounds correctly in Python).
"""

import decimal
import fractions
import pathlib
import sys

decimal.getcontext().prec = 120
Decimal = decimal.Decimal
Fraction = fractions.Fraction

INTERVALS = 128
LN2 = Fraction(Decimal(2).ln())


def nearest(value):
    """The double nearest to an exact value."""
    return value.numerator / value.denominator


def multiple(value, bits):
    """The multiple of 2^-bits nearest to an exact value, exact."""
    return Fraction(round(value * 2**bits), 2**bits)


def parts(value, *bits):
    """Doubles that sum to value: one multiple of 2^-b for each b, then the rest, rounded."""
    result = []
    for b in bits:
        head = multiple(value, b)
        result.append(nearest(head))
        assert Fraction(result[-1]) == head
        value -= head
    return result + [nearest(value)]


def pi():
    """Machin's formula in integers, scaled by 2^1500."""
    one = 1 << 1500

    def arctangent_of_inverse(n):
        total, power, k, sign = 0, one // n, 1, 1
        while power:
            total += sign * (power // k)
            power, k, sign = power // (n * n), k + 2, -sign
        return total

    return Fraction(4 * (4 * arctangent_of_inverse(5) - arctangent_of_inverse(239)), one)


def header(comment, body):
    lines = [f"// {line}" for line in comment]
    lines += ["//"]
    lines += [f"// Written by tests/sim/math/{pathlib.Path(sys.argv[0]).name}; a test compares."]
    lines += ["#pragma once", ""]
    if any("std::" in line for line in body):
        lines += ["#include <cstdint>", ""]
    lines += ["namespace orrery::sim::math::detail {", "", "// clang-format off"] + body
    lines += ["// clang-format on"]
    lines += ["", "}  // namespace orrery::sim::math::detail", ""]
    return "\n".join(lines)


def constant(name, value, comment):
    return [f"// {comment}", f"inline constexpr double {name} = {value.hex()};"]


def exp_table():
    step = LN2 / INTERVALS
    # k step_high is exact for |k| < 2^18: 34 bits and 18 bits fit in 53.
    high, low = parts(step, 42)
    body = constant("kExpStepInverse", nearest(1 / step), "128 / ln 2.")
    body += constant("kExpStepHigh", high, "ln 2 / 128 to a multiple of 2^-42 ...")
    body += constant("kExpStepLow", low, "... and the rest.")
    body += ["struct ExpEntry {", "  double tail;          // 2^(i/128) = power (1 + tail)",
             "  std::uint64_t power;  // bits of the double nearest to 2^(i/128), less i << 45",
             "};",
             f"inline constexpr ExpEntry kExpTable[{INTERVALS}] = {{"]
    for i in range(INTERVALS):
        exact = Fraction((Decimal(2) ** (Decimal(i) / INTERVALS)))
        power = nearest(exact)
        tail = nearest(exact / Fraction(power) - 1)
        mantissa = int(Fraction(power) * 2**52) - 2**52
        bits = ((1023 << 52) + mantissa - (i << 45)) % 2**64
        body.append(f"    {{{tail.hex()}, {bits:#018x}}},")
    body.append("};")
    return header(["2^(i/128), and ln 2 / 128 in two parts, for sim/math/exp_core.h."], body)


# The 128 intervals of sim/math/log_core.h split [z, 2z) for this z: interval j is where the bits
# of a double lie in [ORIGIN + (j << 45), ORIGIN + (j + 1 << 45)). The origin puts 1 inside an
# interval so that both ends are equally far from it.
ONE_BITS = 1023 << 52
LOG_ORIGIN = ONE_BITS - (80 << 45) - (2 << 45) // 3


def from_bits(bits):
    """The exact value of the positive normal double with these bits."""
    return Fraction(2**52 + bits % 2**52) * Fraction(2) ** ((bits >> 52) - 1023 - 52)


def log_table():
    # Heads are multiples of 2^-42, as is z inverse - 1 for a z of 32 bits: they add exactly.
    high, low = parts(LN2, 42)
    body = ["// Bits of the double where the first interval begins.",
            f"inline constexpr std::uint64_t kLogOrigin = {LOG_ORIGIN:#018x};"]
    body += constant("kLn2High", high, "ln 2 to a multiple of 2^-42 ...")
    body += constant("kLn2Low", low, "... and the rest.")
    exact = 1 / Fraction(Decimal(10).ln())
    body += constant("kLog10OfEHigh", nearest(exact), "log10 e ...")
    body += constant("kLog10OfELow", nearest(exact - Fraction(nearest(exact))), "... and the rest.")
    body += ["struct LogEntry {", "  double inverse;  // 1 / the middle, to a multiple of 2^-10",
             "  double high;     // -ln(inverse) to a multiple of 2^-42 ...",
             "  double low;      // ... and the rest", "};",
             f"inline constexpr LogEntry kLogTable[{INTERVALS}] = {{"]
    for i in range(INTERVALS):
        begin = from_bits(LOG_ORIGIN + (i << 45))
        end = from_bits(LOG_ORIGIN + (i + 1 << 45))
        inverse = Fraction(1) if begin < 1 < end else multiple(2 / (begin + end), 10)
        assert max(abs(begin * inverse - 1), abs(end * inverse - 1)) < Fraction(0.0047)
        logarithm = -Fraction((Decimal(inverse.numerator) / inverse.denominator).ln())
        high, low = parts(logarithm, 42)
        body.append(f"    {{{nearest(inverse).hex()}, {high.hex()}, {low.hex()}}},")
    body.append("};")
    return header(["Reciprocals and their logarithms, for sim/math/log_core.h."], body)


def pi_table():
    half_pi = pi() / 2
    body = constant("kTwoOverPi", nearest(1 / half_pi), "2 / pi.")
    names = ["kHalfPi1", "kHalfPi2", "kHalfPi3", "kHalfPi4"]
    comments = ["pi / 2 to a multiple of 2^-32 ...", "... the next 33 bits ...",
                "... the next 33 bits ...", "... and the rest."]
    for name, value, comment in zip(names, parts(half_pi, 32, 65, 98), comments):
        body += constant(name, value, comment)
    high = nearest(half_pi)
    body += constant("kHalfPiHigh", high, "pi / 2 as the nearest double ...")
    body += constant("kHalfPiLow", nearest(half_pi - Fraction(high)), "... and the rest.")
    # The window of the largest double begins at bit 1033 and takes 3 words and a part of a fourth.
    words = 20
    bits = int(2**(64 * (words - 1)) / half_pi)
    body += ["// A zero word, then the binary fraction of 2 / pi, the most significant word first.",
             f"inline constexpr std::uint64_t kTwoOverPiBits[{words}] = {{"]
    for i in range(words):
        body.append(f"    {bits >> 64 * (words - 1 - i) & 2**64 - 1:#018x},")
    body.append("};")
    return header(["pi / 2 in parts and 2 / pi to 1216 bits, for sim/math/sin.cpp."], body)


def write_or_check(arguments, makers):
    check = arguments[0] == "--check"
    folder = pathlib.Path(arguments[-1])
    wrong = 0
    for name, make in makers.items():
        text, path = make(), folder / name
        if not check:
            path.write_text(text)
        elif not path.exists() or path.read_text() != text:
            print(f"{path} differs from what this script writes")
            wrong = 1
    return wrong


if __name__ == "__main__":
    sys.exit(write_or_check(sys.argv[1:], {
        "exp_table.h": exp_table, "log_table.h": log_table, "pi_table.h": pi_table}))
