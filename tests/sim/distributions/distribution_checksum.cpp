// Compares the checksum of each law with the committed one: the exit status is 1 where they differ.
// A plain program, to be built by any compiler for any processor. With an argument it prints what
// golden_draws.h holds instead.
#include "tests/sim/distributions/distribution_checksum.h"

#include <cinttypes>
#include <cstdio>

#include "tests/sim/distributions/golden_draws.h"

namespace {

using namespace orrery::sim;

void print_golden(const LawCase& law) {
  DistributionSet set;
  const DistributionId id = set.add(law.spec);
  SplitMix64 words(0);
  std::printf("    {\"%s\", 0x%016" PRIx64 ", {", law.name.c_str(),
              distribution_checksum(law.spec));
  for (std::size_t i = 0; i < kGoldenDraws; ++i) {
    std::printf("%s%" PRId64, i == 0 ? "" : ", ", set.draw(id, words.next()));
  }
  std::printf("}},\n");
}

}  // namespace

int main(int argument_count, char** /*arguments*/) {
  const std::vector<LawCase> laws = all_law_cases();
  if (argument_count > 1) {
    for (const LawCase& law : laws) print_golden(law);
    return 0;
  }
  bool equal = laws.size() == kGoldens.size();
  for (std::size_t i = 0; equal && i < laws.size(); ++i) {
    const std::uint64_t actual = distribution_checksum(laws[i].spec);
    const bool same = laws[i].name == kGoldens[i].name && actual == kGoldens[i].checksum;
    if (!same) {
      std::printf("%-28s 0x%016" PRIx64 " DIFFERS\n", laws[i].name.c_str(), actual);
      equal = false;
    }
  }
  std::printf("distributions 0x%016" PRIx64 " %s\n", distribution_checksum(),
              equal ? "as committed" : "DIFFERS");
  return equal ? 0 : 1;
}
