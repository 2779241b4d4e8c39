#include "app/report/utf8.h"

namespace orrery::app {

namespace {

unsigned char byte_at(std::string_view text, std::size_t i) {
  return static_cast<unsigned char>(text[i]);
}

// The least code that needs so many bytes.
constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};

bool is_control(char32_t code) {
  return code < 0x20 || (code >= 0x7f && code < 0xa0);
}

// Marks that reorder text, which a terminal obeys.
bool is_direction(char32_t code) {
  return (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069) ||
         code == 0x200e || code == 0x200f;
}

}  // namespace

Utf8Character first_character(std::string_view text) {
  const unsigned char first = byte_at(text, 0);
  if (first < 0x80) return {1, true, first};
  const std::size_t size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || text.size() < size) return {};
  char32_t code = first & (0xffU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i) {
    const unsigned char byte = byte_at(text, i);
    if ((byte & 0xc0U) != 0x80) return {};
    code = code << 6 | (byte & 0x3fU);
  }
  const bool is_surrogate = code >= 0xd800 && code < 0xe000;
  if (code < kLeast[size] || code > 0x10ffff || is_surrogate) return {};
  return {size, true, code};
}

std::string printable(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const Utf8Character character = first_character(text);
    if (character.code == '\n' || character.code == '\t') {
      out += ' ';
    } else if (!character.is_valid || is_control(character.code) || is_direction(character.code)) {
      out += kReplacement;
    } else {
      out += text.substr(0, character.size);
    }
    text.remove_prefix(character.size);
  }
  return out;
}

std::size_t width_of(std::string_view text) {
  std::size_t width = 0;
  for (; !text.empty(); ++width) text.remove_prefix(first_character(text).size);
  return width;
}

std::string fitted(std::string_view text, std::size_t width) {
  if (width_of(text) <= width) return std::string(text);
  if (width == 0) return {};
  std::string out;
  for (std::size_t i = 1; i < width; ++i) {
    const std::size_t size = first_character(text).size;
    out += text.substr(0, size);
    text.remove_prefix(size);
  }
  return out + "\xe2\x80\xa6";
}

}  // namespace orrery::app
