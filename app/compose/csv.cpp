#include "app/compose/csv.h"

#include <utility>

#include "app/schema/limits.h"

namespace orrery::app {

CsvReader::CsvReader(std::string_view text) : text_(text) {
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  if (text_.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
    text_.remove_prefix(kByteOrderMark.size());
  }
}

bool CsvReader::is_at_line_end() const {
  return text_[at_] == '\n' ||
         (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n');
}

// REQUIRES: is_at_line_end().
void CsvReader::end_line() {
  at_ += text_[at_] == '\r' ? 2U : 1U;
  line_begin_ = at_;
  ++line_;
}

CsvPlace CsvReader::place() const {
  return {line_, static_cast<std::uint32_t>(at_ - line_begin_ + 1)};
}

bool CsvReader::fail(const CsvPlace& place, std::string problem) {
  problem_place_ = place;
  problem_ = std::move(problem);
  return false;
}

bool CsvReader::next(std::vector<CsvField>& row) {
  if (!problem_.empty()) return false;
  while (!is_at_end() && is_at_line_end()) end_line();
  if (is_at_end()) return false;
  for (std::size_t count = 0;; ++count) {
    if (count == limits::kTraceColumnsMax) {
      return fail(place(), "has more than " + std::to_string(limits::kTraceColumnsMax) +
                               " fields in one row");
    }
    if (row.size() == count) row.emplace_back();
    if (!read_field(row[count])) return false;
    if (!is_at_end() && text_[at_] == ',') {
      ++at_;
      continue;
    }
    if (!is_at_end()) end_line();
    row.resize(count + 1);
    return true;
  }
}

// Up to the comma, the end of the line or of the text.
bool CsvReader::read_field(CsvField& field) {
  field.text.clear();
  field.place = place();
  if (!is_at_end() && text_[at_] == '"') return read_quoted(field);
  const std::size_t from = at_;
  while (!is_at_end() && text_[at_] != ',' && !is_at_line_end()) {
    if (text_[at_] == '"') {
      return fail(place(), "has a quote inside a field that does not begin with one");
    }
    ++at_;
  }
  field.text.assign(text_.substr(from, at_ - from));
  return true;
}

bool CsvReader::read_quoted(CsvField& field) {
  ++at_;
  while (true) {
    if (is_at_end()) return fail(field.place, "has a quote that is not closed");
    if (text_[at_] == '"') {
      ++at_;
      if (is_at_end() || text_[at_] != '"') break;
    }
    field.text += text_[at_];
    if (text_[at_++] == '\n') {
      line_begin_ = at_;
      ++line_;
    }
  }
  if (is_at_end() || text_[at_] == ',' || is_at_line_end()) return true;
  return fail(place(), "has text behind a closing quote");
}

}  // namespace orrery::app
