// Every law in its usual range and at its limits: tables built and drawn from, moments computed.
#include "sim/distributions/moments.h"
#include "tests/determinism/driver/digest.h"
#include "tests/determinism/driver/part.h"
#include "tests/sim/distributions/distribution_checksum.h"

namespace orrery::sim::determinism {

void add_distribution_parts(Parts& parts) {
  for (const LawCase& law : all_law_cases()) {
    Digest digest;
    digest.add(distribution_checksum(law.spec));
    const auto exact = moments(law.spec);
    for (const double moment : {exact.mean, exact.variance, exact.third_central}) {
      digest.add_real(moment);
    }
    parts.push_back({"distributions/" + law.name, to_text(digest)});
  }
}

}  // namespace orrery::sim::determinism
