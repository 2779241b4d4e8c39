// Columns of text, aligned by their width on a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace orrery::app {

class TextTable {
 public:
  // The first `left` columns are aligned to the left, all others to the right.
  explicit TextTable(std::vector<std::string> header, std::size_t left = 1);

  // Missing cells are empty. REQUIRES: no more cells than the header has.
  void add(std::vector<std::string> row);
  // A line across all columns.
  void add_line(std::string line);

  // Lines, each with a line feed, no spaces at their ends. Where a line would be wider than
  // `width`, the first column is cut, to 12 characters at least.
  std::string text(std::size_t width) const;

 private:
  struct Row {
    std::vector<std::string> cells;
    bool is_line = false;
  };

  std::size_t left_;
  std::vector<Row> rows_;
};

}  // namespace orrery::app
