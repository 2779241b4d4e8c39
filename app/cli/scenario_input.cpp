#include "app/cli/scenario_input.h"

#include <array>
#include <cerrno>
#include <system_error>
#include <unistd.h>

#include "app/schema/limits.h"
#include "app/validate/load_scenario.h"

namespace orrery::app {

namespace {

std::string read_standard_input() {
  std::string text;
  std::array<char, 65536> buffer{};
  while (true) {
    const ssize_t got = read(STDIN_FILENO, buffer.data(), buffer.size());
    if (got == 0) return text;
    if (got < 0) {
      if (errno == EINTR) continue;
      throw InputError("cannot read standard input: " + std::generic_category().message(errno));
    }
    text.append(buffer.data(), static_cast<std::size_t>(got));
    // The loader says so; nobody needs more of it to know.
    if (text.size() > limits::kFileBytesMax) return text;
  }
}

}  // namespace

ValidScenario load_input(const std::string& input, const std::vector<std::string>& sets) {
  if (input != "-") return load_scenario_file(input, sets);
  return load_scenario_text(read_standard_input(), "standard input", sets);
}

models::RunOptions run_options(const CommandLine& line, const models::ScenarioSpec& spec) {
  models::RunOptions options;
  options.seed = line.seed.value_or(spec.seed);
  options.replication = line.replication;
  options.queue = line.queue;
  options.fast_paths = line.fast_paths;
  options.record_requests = line.record_requests;
  options.blame = line.blame;
  return options;
}

}  // namespace orrery::app
