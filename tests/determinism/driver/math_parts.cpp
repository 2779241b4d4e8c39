// The functions of sim/math, by the same checksums that they are tested with, and the arithmetic
// that the project trusts: + - * / sqrt and the conversions between doubles and integers.
#include <cstdint>
#include <string>

#include "sim/base/saturating.h"
#include "sim/math/elementary.h"
#include "tests/determinism/driver/digest.h"
#include "tests/determinism/driver/part.h"
#include "tests/sim/math/math_checksum.h"
#include "tests/sim/math/special_arguments.h"

namespace orrery::sim::determinism {
namespace {

// Sums of products, as statistics and models are full of them: the first thing that a fused
// multiply-add changes.
Digest arithmetic() {
  Digest digest;
  double mean = 0;
  double squares = 0;
  for (std::uint64_t index = 1; index <= 20'000; ++index) {
    math::tests::Bits bits(index);
    const double x = bits.scaled(-6, 6);
    const double y = bits.uniform(-1, 1);
    mean = mean * 0.999 + x * y;
    squares += x * x - y * y;
    digest.add_real(mean);
    digest.add_real(math::sqrt(math::tests::magnitude_of(squares)) / (1 + x * x));
  }
  return digest;
}

Digest conversions() {
  Digest digest;
  for (std::uint64_t index = 0; index < 20'000; ++index) {
    math::tests::Bits bits(index);
    const double x = index % 4 == 0 ? bits.any_finite() : bits.scaled(-3, 70);
    digest.add_signed(saturating_round(x));
    digest.add(saturating_round_unsigned(x));
    digest.add_signed(duration_from_seconds(x).nanoseconds());
    digest.add_real(static_cast<double>(bits.next()));
    digest.add_real(Duration::nanoseconds(saturating_round(x)).seconds());
    digest.add_real(static_cast<double>(Int128{saturating_round(x)} * saturating_round(x)));
  }
  return digest;
}

}  // namespace

void add_math_parts(Parts& parts) {
  const auto add = [&parts](const math::tests::TestedFunction& function, std::uint64_t arguments) {
    Digest digest;
    digest.add(math::tests::checksum(function, arguments));
    parts.push_back({std::string("math/") + function.name, to_text(digest)});
  };
  for (const auto& function : math::tests::kElementaryFunctions) {
    add(function, math::tests::kElementaryChecksumArguments);
  }
  for (const auto& function : math::tests::kSpecialFunctions) {
    add(function, math::tests::kSpecialChecksumArguments);
  }
  parts.push_back({"math/arithmetic", to_text(arithmetic())});
  parts.push_back({"math/conversions", to_text(conversions())});
}

}  // namespace orrery::sim::determinism
