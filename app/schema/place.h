// Where something stands: in which file or option, at which line and column.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace orrery::app {

// Names of files ("shop.yaml") and options ("--set a.b=c"), by Place::source.
using SourceNames = std::vector<std::string>;

// Ordered as people read: by source, line, column.
struct Place {
  static constexpr std::uint32_t kNowhere = 0xffff'ffff;

  std::uint32_t source = kNowhere;
  std::uint32_t line = 0;  // from 1; 0: the source as a whole
  std::uint32_t column = 0;

  friend auto operator<=>(const Place&, const Place&) = default;
};

// "shop.yaml:12:9", "--set a.b=c", or empty.
std::string to_text(const Place& place, const SourceNames& sources);

}  // namespace orrery::app
