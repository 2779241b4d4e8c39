#include "app/cli/output.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <sys/ioctl.h>
#include <system_error>
#include <unistd.h>

#include "app/report/output_files.h"

namespace orrery::app {

namespace {

// 0, or what went wrong.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(descriptor, text.data(), text.size());
    if (written >= 0) {
      text.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      return errno;
    }
  }
  return 0;
}

}  // namespace

void print_result(std::string_view text) {
  const int error = write_all(STDOUT_FILENO, text);
  if (error != 0 && error != EPIPE) {
    throw OutputError("cannot write to standard output: " + std::generic_category().message(error));
  }
}

void print_message(std::string_view text) {
  write_all(STDERR_FILENO, text);
}

bool is_terminal(int descriptor) {
  return isatty(descriptor) == 1;
}

Ink ink_of_results(ColorMode mode) {
  if (mode != ColorMode::automatic) return Ink(mode == ColorMode::always);
  // Read before any thread begins, and nobody writes it.
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  const bool is_dumb = term == nullptr || std::string_view(term) == "dumb";
  const bool refused = no_color != nullptr && *no_color != '\0';
  return Ink(!refused && !is_dumb && is_terminal(STDOUT_FILENO));
}

std::size_t screen_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 100;
  return std::clamp<std::size_t>(size.ws_col, 60, 100);
}

}  // namespace orrery::app
