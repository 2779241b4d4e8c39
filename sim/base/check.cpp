#include "sim/base/check.h"

#include "sim/base/time_text.h"

namespace orrery::sim {
namespace {

// The file as the project names it: a message must not depend on where the project was built. What
// stands before the name of this very file is the path to the project.
std::string_view from_project_root(std::string_view file) {
  const std::string_view here = __FILE__;
  const std::string_view root = here.substr(0, here.rfind("sim/base/check.cpp"));
  if (file.substr(0, root.size()) == root) return file.substr(root.size());
  // The two were compiled with paths of another kind: from a build folder, it goes up to the
  // project.
  while (file.substr(0, 3) == "../") file.remove_prefix(3);
  return file;
}

std::string describe(std::string_view expression, std::string_view message, std::string_view file,
                     int line) {
  std::string text(from_project_root(file));
  text += ':' + std::to_string(line) + ": CHECK failed: ";
  text += expression;
  if (!message.empty()) {
    text += " (";
    text += message;
    text += ')';
  }
  return text;
}

}  // namespace

InvariantError::InvariantError(std::string_view expression, std::string_view message,
                               std::string_view file, int line)
    : std::logic_error("invariant"), text_(describe(expression, message, file, line)) {}

void InvariantError::set_position(const RunPosition& position) {
  if (position_) return;
  position_ = position;
  text_ += "\n  at time " + to_text(position.time) + ", event " +
           std::to_string(position.event_number) + "; repeat with seed " +
           std::to_string(position.seed) + ", replication " + std::to_string(position.replication);
}

namespace detail {

void fail_check(const char* file, int line, const char* expression, const char* message) {
  throw InvariantError(expression, message, file, line);
}

}  // namespace detail
}  // namespace orrery::sim
