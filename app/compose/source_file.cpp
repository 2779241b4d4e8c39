#include "app/compose/source_file.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <system_error>

#include "app/schema/input_error.h"
#include "app/schema/read_yaml.h"

namespace orrery::app {

std::string read_text_file(const std::string& path, std::size_t bytes_max) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (!std::filesystem::exists(status)) throw InputError(path + ": there is no such file");
  if (std::filesystem::is_directory(status)) {
    throw InputError(path + ": is a directory, not a file");
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) throw InputError(path + ": cannot be opened for reading");
  // Piece by piece, no more than one beyond what is allowed: pipes do not say their size.
  std::string text;
  std::array<char, 16'384> piece;
  while (file && text.size() <= bytes_max) {
    file.read(piece.data(), piece.size());
    text.append(piece.data(), static_cast<std::size_t>(file.gcount()));
  }
  if (file.bad()) throw InputError(path + ": cannot be read");
  if (text.size() > bytes_max) {
    throw InputError(path + ": is larger than " + std::to_string(bytes_max >> 20) + " MiB");
  }
  if (!is_utf8_text(text)) throw InputError(path + ": is not text in UTF-8");
  return text;
}

}  // namespace orrery::app
