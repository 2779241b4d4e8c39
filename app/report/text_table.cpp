#include "app/report/text_table.h"

#include <algorithm>

#include "app/report/utf8.h"
#include "sim/base/check.h"

namespace orrery::app {

namespace {

constexpr std::size_t kFirstColumnMin = 12;
constexpr std::size_t kGap = 2;

std::string trimmed(std::string line) {
  const std::size_t end = line.find_last_not_of(' ');
  line.resize(end == std::string::npos ? 0 : end + 1);
  return line;
}

}  // namespace

TextTable::TextTable(std::vector<std::string> header, std::size_t left) : left_(left) {
  rows_.push_back({std::move(header), false});
}

void TextTable::add(std::vector<std::string> row) {
  CHECK(row.size() <= rows_.front().cells.size(), "a row as wide as its header");
  row.resize(rows_.front().cells.size());
  rows_.push_back({std::move(row), false});
}

void TextTable::add_line(std::string line) {
  rows_.push_back({{std::move(line)}, true});
}

std::string TextTable::text(std::size_t width) const {
  std::vector<std::size_t> widths(rows_.front().cells.size(), 0);
  for (const Row& row : rows_) {
    for (std::size_t i = 0; !row.is_line && i < row.cells.size(); ++i) {
      widths[i] = std::max(widths[i], width_of(row.cells[i]));
    }
  }
  std::size_t others = 0;
  for (std::size_t i = 1; i < widths.size(); ++i) others += kGap + widths[i];
  const std::size_t room = width > others ? width - others : 0;
  widths[0] = std::min(widths[0], std::max(room, kFirstColumnMin));
  std::string text;
  for (const Row& row : rows_) {
    std::string line;
    if (row.is_line) {
      line = fitted(row.cells.front(), width);
    } else {
      for (std::size_t i = 0; i < widths.size(); ++i) {
        const std::string cell = fitted(row.cells[i], widths[i]);
        const std::string padding(widths[i] - width_of(cell), ' ');
        if (i > 0) line.append(kGap, ' ');
        line += i < left_ ? cell + padding : padding + cell;
      }
    }
    text += trimmed(std::move(line)) + '\n';
  }
  return text;
}

}  // namespace orrery::app
