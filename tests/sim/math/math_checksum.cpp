// Prints the checksum of each function and compares it with the committed one: the exit status is 1
// where they differ. A plain program, to be built by any compiler for any processor.
#include "tests/sim/math/math_checksum.h"

#include <cinttypes>
#include <cstdio>

namespace {

namespace tests = orrery::sim::math::tests;

constexpr std::uint64_t kElementary[] = {
    0xc83a'd4f6'd5b3'fbea, 0xceb2'e465'01fc'd722, 0x10ec'e0e2'3093'532e, 0xd7f0'7eec'5391'8c78,
    0xc1cd'fe74'7bee'0acb, 0xbe21'64c0'7586'857a, 0x89e8'f7f4'aa8c'9f14};
static_assert(std::size(kElementary) == tests::kElementaryFunctions.size());

bool compare(const char* name, std::uint64_t actual, std::uint64_t expected) {
  const bool equal = actual == expected;
  std::printf("%-5s 0x%016" PRIx64 " %s\n", name, actual, equal ? "as committed" : "DIFFERS");
  return equal;
}

}  // namespace

int main() {
  bool equal = true;
  for (std::size_t i = 0; i < tests::kElementaryFunctions.size(); ++i) {
    const tests::ElementaryFunction& function = tests::kElementaryFunctions[i];
    equal = compare(function.name, tests::checksum(function), kElementary[i]) && equal;
  }
  return equal ? 0 : 1;
}
