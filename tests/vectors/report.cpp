#include "tests/vectors/report.h"

#include <algorithm>

namespace orrery::vectors {
namespace {

const char* word_of(Status status) {
  switch (status) {
    case Status::pass:
      return "PASS";
    case Status::fail:
      return "FAIL";
    case Status::unsupported:
    case Status::imprecise:
      break;
  }
  return "UNSUPPORTED";
}

constexpr std::size_t kWordMax = 400;

std::string as_word(const std::string& text) {
  std::string word = text.substr(0, kWordMax);
  for (char& letter : word)
    if (static_cast<unsigned char>(letter) <= ' ' || letter == 127) letter = '_';
  return word.empty() ? "-" : word;
}

std::string as_line(std::string text) {
  for (char& letter : text)
    if (static_cast<unsigned char>(letter) < ' ') letter = ' ';
  return text;
}

}  // namespace

void print_case(std::ostream& out, const Case& given, const CaseResult& result) {
  for (std::size_t i = 0; i < result.metrics.size(); ++i) {
    const Judgement& judgement = result.metrics[i];
    const bool has_metric = i < given.metrics.size();
    out << word_of(judgement.status) << ' ' << as_word(given.id) << ' '
        << (has_metric ? as_word(given.metrics[i].name) : "-") << ' '
        << (has_metric ? as_word(to_text(given.metrics[i].value)) : "-") << ' '
        << as_line(judgement.got) << '\n';
  }
  out.flush();
}

void Totals::add(Status status) {
  if (status == Status::pass)
    ++passed;
  else if (status == Status::fail)
    ++failed;
  else
    ++unsupported;
}

std::string to_text(const Totals& totals) {
  return std::to_string(totals.passed) + " passed, " + std::to_string(totals.failed) + " failed, " +
         std::to_string(totals.unsupported) + " unsupported";
}

}  // namespace orrery::vectors
