// The program that every leg of the determinism matrix builds and runs.
//
//   determinism_driver [--queue radix|heap|both] [--seed N]
//
// Prints a line `queue part value` for each part, then `queue total value` over the parts that are
// not repetitions under a condition. It judges nothing: tests/determinism/matrix.py compares the
// lines. The exit status is 2 for wrong arguments, 1 where a run failed.
#include <charconv>
#include <cstdio>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/random/names.h"
#include "tests/determinism/driver/digest.h"
#include "tests/determinism/driver/part.h"

namespace orrery::sim::determinism {
namespace {

constexpr char kUsage[] =
    "usage: determinism_driver [--queue radix|heap|both] [--seed 0..2^32-1]\n";

struct Arguments {
  std::vector<QueueKind> queues = {QueueKind::radix, QueueKind::heap};
  std::uint32_t seed = 20'260'101;
};

std::optional<Arguments> parse(const std::vector<std::string_view>& words) {
  Arguments arguments;
  if (words.size() % 2 != 0) return std::nullopt;
  for (std::size_t i = 0; i < words.size(); i += 2) {
    const std::string_view value = words[i + 1];
    if (words[i] == "--queue" && value == "radix") {
      arguments.queues = {QueueKind::radix};
    } else if (words[i] == "--queue" && value == "heap") {
      arguments.queues = {QueueKind::heap};
    } else if (words[i] == "--seed") {
      const char* end = value.data() + value.size();
      const auto [rest, error] = std::from_chars(value.data(), end, arguments.seed);
      if (error != std::errc() || rest != end) return std::nullopt;
    } else if (words[i] != "--queue" || value != "both") {
      return std::nullopt;
    }
  }
  return arguments;
}

std::string total_of(const Parts& parts) {
  Digest digest;
  for (const Part& part : parts) {
    if (part.name.find('@') != std::string::npos) continue;
    digest.add(hash_name(part.name));
    digest.add(hash_name(part.value));
  }
  return to_text(digest);
}

void print(QueueKind queue, const Parts& parts) {
  const char* name = queue == QueueKind::radix ? "radix" : "heap";
  for (const Part& part : parts) {
    std::printf("%s %s %s\n", name, part.name.c_str(), part.value.c_str());
  }
  std::printf("%s total %s\n", name, total_of(parts).c_str());
}

void run(const Arguments& arguments) {
  Parts without_queue;
  add_math_parts(without_queue);
  add_distribution_parts(without_queue);
  add_random_parts({QueueKind::radix, arguments.seed}, without_queue);
  add_statistics_parts({QueueKind::radix, arguments.seed}, without_queue);
  for (const QueueKind queue : arguments.queues) {
    Parts parts = without_queue;
    add_multi_server_parts({queue, arguments.seed}, parts);
    add_torture_parts({queue, arguments.seed}, parts);
#ifdef ORRERY_SWARM_PARTS
    add_swarm_parts({queue, arguments.seed}, parts);
#endif
    print(queue, parts);
  }
}

}  // namespace
}  // namespace orrery::sim::determinism

int main(int count, char** values) {
  namespace determinism = orrery::sim::determinism;
  const std::optional<determinism::Arguments> arguments =
      determinism::parse(std::vector<std::string_view>(values + 1, values + count));
  if (!arguments) {
    std::fputs(determinism::kUsage, stderr);
    return 2;
  }
  try {
    determinism::run(*arguments);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "determinism_driver: %s\n", error.what());
    return 1;
  }
  return 0;
}
