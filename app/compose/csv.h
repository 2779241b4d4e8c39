// Tables of comma-separated values, as RFC 4180 has them: a field is plain text, or stands in
// double quotes, within which "" is one of them and line breaks are text. Lines end in LF or CRLF;
// empty lines are skipped, and so is a byte order mark in front.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace orrery::app {

struct CsvPlace {
  std::uint32_t line = 1;
  std::uint32_t column = 1;  // in bytes
};

struct CsvField {
  std::string text;
  CsvPlace place;
};

class CsvReader {
 public:
  // The text must outlive the reader.
  explicit CsvReader(std::string_view text);

  // The fields of the next row; false at the end, or where something is wrong: then problem() says
  // what. COST: linear in the row; the fields' memory is used again.
  bool next(std::vector<CsvField>& row);

  // Empty: all is well. The reading ends at the first one.
  const std::string& problem() const { return problem_; }
  const CsvPlace& problem_place() const { return problem_place_; }

 private:
  bool is_at_end() const { return at_ == text_.size(); }
  bool is_at_line_end() const;
  void end_line();
  CsvPlace place() const;
  bool read_field(CsvField& field);
  bool read_quoted(CsvField& field);
  bool fail(const CsvPlace& place, std::string problem);

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_begin_ = 0;
  std::uint32_t line_ = 1;
  std::string problem_;
  CsvPlace problem_place_;
};

}  // namespace orrery::app
