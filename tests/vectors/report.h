// The lines that a run of vectors prints.
#pragma once

#include <ostream>
#include <string>

#include "tests/vectors/run_case.h"

namespace orrery::vectors {

// "PASS id metric expected got", a line each metric. Blanks and control characters of the file's
// own texts are replaced, so that a line stays a line and a word a word.
void print_case(std::ostream& out, const Case& given, const CaseResult& result);

struct Totals {
  std::uint64_t passed = 0;
  std::uint64_t failed = 0;
  std::uint64_t unsupported = 0;

  void add(Status status);
};
// "N passed, M failed, K unsupported".
std::string to_text(const Totals& totals);

}  // namespace orrery::vectors
