#include "app/cli/progress_line.h"

#include <unistd.h>

#include "app/cli/output.h"
#include "app/report/human.h"

namespace orrery::app {

ProgressLine::ProgressLine(bool is_wanted) : is_shown_(is_wanted && is_terminal(STDERR_FILENO)) {}

ProgressLine::~ProgressLine() {
  if (has_line_) print_message("\r\x1b[K");
}

void ProgressLine::update(double fraction, std::uint64_t events, const std::string& what) {
  const Clock::time_point now = Clock::now();
  if (!is_shown_ || now - last_ < std::chrono::milliseconds(100)) return;
  last_ = now;
  const double elapsed = std::chrono::duration<double>(now - start_).count();
  std::string text = "\r\x1b[K" + human_share(fraction) + "  " + what + "  " +
                     human_large(static_cast<double>(events) / elapsed) + " events/s";
  if (fraction > 0) text += ", " + human_seconds(elapsed * (1 - fraction) / fraction) + " to go";
  print_message(text);
  has_line_ = true;
}

}  // namespace orrery::app
