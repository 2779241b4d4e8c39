// Prints the checksum of each function and compares it with the committed one: the exit status is 1
// where they differ. A plain program, to be built by any compiler for any processor.
#include "tests/sim/math/math_checksum.h"

#include <cinttypes>
#include <cstdio>
#include <iterator>

#include "tests/sim/math/special_arguments.h"

namespace {

namespace tests = orrery::sim::math::tests;

constexpr std::uint64_t kElementary[] = {
    0xc83a'd4f6'd5b3'fbea, 0xceb2'e465'01fc'd722, 0x10ec'e0e2'3093'532e, 0xd7f0'7eec'5391'8c78,
    0xc1cd'fe74'7bee'0acb, 0xbe21'64c0'7586'857a, 0x89e8'f7f4'aa8c'9f14};
static_assert(std::size(kElementary) == tests::kElementaryFunctions.size());

constexpr std::uint64_t kSpecial[] = {
    0x9e1a'8fc8'de1f'7d81, 0x2f47'1ffa'1fd0'2145, 0x7952'ed87'ccf9'd140,
    0x7401'0bec'2cef'93e0, 0xb2d3'3e7e'9211'c34b, 0x4b4c'd4ec'4fe1'369d,
    0x7e7e'3537'fe05'5c28, 0x773a'e3a8'7546'b911, 0x1d96'677d'aef0'ffbd};
static_assert(std::size(kSpecial) == tests::kSpecialFunctions.size());

template <typename Functions>
bool compare(const Functions& functions, std::uint64_t count, const std::uint64_t* expected) {
  bool equal = true;
  for (const tests::TestedFunction& function : functions) {
    const std::uint64_t actual = tests::checksum(function, count);
    std::printf("%-24s 0x%016" PRIx64 " %s\n", function.name, actual,
                actual == *expected ? "as committed" : "DIFFERS");
    if (actual != *expected++) equal = false;
  }
  return equal;
}

}  // namespace

int main() {
  const bool elementary =
      compare(tests::kElementaryFunctions, tests::kElementaryChecksumArguments, kElementary);
  const bool special =
      compare(tests::kSpecialFunctions, tests::kSpecialChecksumArguments, kSpecial);
  return elementary && special ? 0 : 1;
}
