// What was asked for, and nothing of how command lines are parsed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sim/events/event_queue.h"

namespace orrery::app {

enum class CommandKind : std::uint8_t {
  run,
  validate,
  show,
  diff,
  replicate,
  compare,
  list,
  schema,
  version
};

enum class ColorMode : std::uint8_t { automatic, always, never };

// Each command reads the members that it has options for.
struct CommandLine {
  CommandKind kind = CommandKind::run;
  std::vector<std::string> inputs;  // scenario files ("-": standard input) or folders of results
  std::vector<std::string> sets;    // "a.b=c", in order
  std::vector<std::string> sets_a;  // of compare, behind `sets`
  std::vector<std::string> sets_b;
  std::optional<std::uint32_t> seed;  // none: the scenario's
  std::uint32_t replication = 0;
  std::uint32_t replications = 10;
  std::optional<double> precision;
  unsigned threads = 1;
  bool fast_paths = true;
  sim::QueueKind queue = sim::QueueKind::radix;
  bool record_requests = false;
  bool blame = false;
  bool verify = false;
  bool fail_on_regression = false;
  std::string output;  // "NAME.json": a file; else a folder; empty: none
  std::string edge;    // "A:B"
  std::string topic;   // of list
  bool json = false;
  bool quiet = false;
  ColorMode color = ColorMode::automatic;
};

// Either a command, or a text to print instead: help (exit code 0) or what is wrong (kExitUsage).
struct ParsedCommandLine {
  std::optional<CommandLine> command;
  std::string text;
  int exit_code = 0;
};

// `arguments` without the program's name. Any text is safe.
ParsedCommandLine parse_command_line(const std::vector<std::string>& arguments);

}  // namespace orrery::app
