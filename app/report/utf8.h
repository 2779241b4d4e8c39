// UTF-8, as far as printing needs it: any bytes are safe.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace orrery::app {

inline constexpr std::string_view kReplacement = "\xef\xbf\xbd";  // U+FFFD

struct Utf8Character {
  std::size_t size = 1;  // bytes to go on by
  bool is_valid = false;
  char32_t code = 0;
};

// The first character; one invalid byte at a time. REQUIRES: the text is not empty.
Utf8Character first_character(std::string_view text);

// The text for a terminal: control characters (those that move cursors and change colours among
// them) and invalid bytes become U+FFFD, line feeds and tabs a space.
std::string printable(std::string_view text);

// Columns on a terminal, one a character.
std::size_t width_of(std::string_view text);

// The first characters, at most `width`; the last one is "…" where some were left out.
std::string fitted(std::string_view text, std::size_t width);

}  // namespace orrery::app
