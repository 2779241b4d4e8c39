#include "sim/base/check.h"

#include "sim/base/time_text.h"

namespace orrery::sim {
namespace {

std::string describe(std::string_view expression, std::string_view message,
                     const std::source_location& where) {
  std::string_view file = where.file_name();
  // From the project's folder on: a message must not depend on where the project was built.
  for (std::string_view folder : {"/sim/", "/models/", "/app/", "/tests/", "/bench/"}) {
    if (const auto at = file.rfind(folder); at != std::string_view::npos) {
      file.remove_prefix(at + 1);
      break;
    }
  }
  std::string text(file);
  text += ':' + std::to_string(where.line()) + ": CHECK failed: ";
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
                               std::source_location where)
    : std::logic_error("invariant"), text_(describe(expression, message, where)) {}

void InvariantError::set_position(const RunPosition& position) {
  if (position_) return;
  position_ = position;
  text_ += "\n  at time " + to_text(position.time) + ", event " +
           std::to_string(position.event_number) + "; repeat with seed " +
           std::to_string(position.seed) + ", replication " + std::to_string(position.replication);
}

namespace detail {

void fail_check(const char* expression, const char* message, std::source_location where) {
  throw InvariantError(expression, message, where);
}

}  // namespace detail
}  // namespace orrery::sim
