// CHECK: what must hold, checked in every build.
//
// A failed CHECK is a mistake of ours, never of the user: bad input is a ScenarioError or a
// LimitError long before it can reach one. It throws InvariantError, so a notebook survives; the
// engine adds where the run stood (seed, replication, time, event number), which is what repeats
// it. Because it throws, a CHECK does not belong in a destructor or a noexcept function.
#pragma once

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

#include "sim/base/time.h"

namespace orrery::sim {

// Where a run stood.
struct RunPosition {
  std::uint32_t seed = 0;
  std::uint32_t replication = 0;
  SimTime time;
  std::uint64_t event_number = 0;  // of the event being executed, from 1; 0 before the first
};

// A property of the simulator itself was violated.
class InvariantError final : public std::logic_error {
 public:
  // `file` and `line`: where the CHECK stands.
  InvariantError(std::string_view expression, std::string_view message, std::string_view file,
                 int line);

  // Adds the position, once: the innermost engine knows best. what() then ends with it.
  void set_position(const RunPosition& position);

  const std::optional<RunPosition>& position() const { return position_; }
  const char* what() const noexcept override { return text_.c_str(); }

 private:
  std::string text_;
  std::optional<RunPosition> position_;
};

namespace detail {
// Takes __FILE__ and __LINE__, as clang 14 has no std::source_location.
[[noreturn]] void fail_check(const char* file, int line, const char* expression,
                             const char* message = "");
}  // namespace detail

}  // namespace orrery::sim

// CHECK(condition) or CHECK(condition, "a literal that says what it means").
#define CHECK(condition, ...)                                  \
  (__builtin_expect(static_cast<bool>(condition), 1)           \
       ? static_cast<void>(0)                                  \
       : ::orrery::sim::detail::fail_check(__FILE__, __LINE__, \
                                           #condition __VA_OPT__(, ) __VA_ARGS__))

// As CHECK where ORRERY_DEBUG_CHECKS is defined (presets dev and asan); elsewhere only compiled.
#ifdef ORRERY_DEBUG_CHECKS
#define DCHECK(condition, ...) CHECK(condition __VA_OPT__(, ) __VA_ARGS__)
#else
#define DCHECK(condition, ...) static_cast<void>(sizeof(static_cast<bool>(condition)))
#endif
