// The engine's demonstration: an M/M/4 queue at utilisation 0.8 against Erlang's formulas.
//
//   mm4 [--requests N] [--seed S] [--replication R] [--queue radix|heap] [--output FILE]
//
// Standard output and the file depend on the arguments alone; the speed goes to standard error.
// Exit codes: 0 done, 2 usage, 4 the file could not be written.
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

#include "bench/worlds/stations.h"
#include "sim/base/time_text.h"
#include "sim/math/elementary.h"

namespace {

using namespace orrery;  // a program, not a header

struct Arguments {
  std::uint64_t requests = 5'000'000;
  std::uint32_t seed = 1;
  std::uint32_t replication = 0;
  sim::QueueKind queue = sim::QueueKind::radix;
  std::string output;
};

constexpr const char* kUsage =
    "usage: mm4 [--requests N] [--seed S] [--replication R] [--queue radix|heap] [--output FILE]\n";

// A whole decimal number in [min, max]; nullopt and a message otherwise.
std::optional<std::uint64_t> parse_number(std::string_view option, std::string_view text,
                                          std::uint64_t min, std::uint64_t max) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && value >= min && value <= max) {
    return value;
  }
  std::fprintf(stderr, "mm4: %.*s takes a whole number from %llu to %llu, found '%.*s'\n",
               static_cast<int>(option.size()), option.data(), static_cast<unsigned long long>(min),
               static_cast<unsigned long long>(max), static_cast<int>(text.size()), text.data());
  return std::nullopt;
}

bool take_option(std::string_view option, std::string_view value, Arguments& arguments) {
  const auto take = [&](auto& target, std::uint64_t min, std::uint64_t max) {
    const auto number = parse_number(option, value, min, max);
    if (number) target = static_cast<std::remove_reference_t<decltype(target)>>(*number);
    return number.has_value();
  };
  if (option == "--requests") return take(arguments.requests, 200'000, 1'000'000'000);
  if (option == "--seed") return take(arguments.seed, 0, sim::limits::kSeedMax);
  if (option == "--replication") {
    return take(arguments.replication, 0, sim::limits::kReplicationMax);
  }
  if (option == "--output") {
    arguments.output = value;
    return true;
  }
  if (option == "--queue" && (value == "radix" || value == "heap")) {
    arguments.queue = value == "radix" ? sim::QueueKind::radix : sim::QueueKind::heap;
    return true;
  }
  std::fprintf(stderr, "mm4: cannot use '%.*s %.*s'\n%s", static_cast<int>(option.size()),
               option.data(), static_cast<int>(value.size()), value.data(), kUsage);
  return false;
}

std::optional<Arguments> parse_arguments(int count, char** words) {
  Arguments arguments;
  for (int i = 1; i < count; i += 2) {
    if (i + 1 == count) {
      std::fprintf(stderr, "mm4: '%s' needs a value\n%s", words[i], kUsage);
      return std::nullopt;
    }
    if (!take_option(words[i], words[i + 1], arguments)) return std::nullopt;
  }
  return arguments;
}

// M/M/c in closed form (Kleinrock, Queueing Systems I, 3.5); times in units of the mean service.
struct ErlangC {
  double servers;
  double load;  // offered, in Erlang; below servers

  double p_wait() const {
    double blocked = 1;  // Erlang B, by its recursion over the number of servers
    for (double n = 1; n <= servers; n += 1) blocked = load * blocked / (n + load * blocked);
    const double utilisation = load / servers;
    return blocked / (1 - utilisation * (1 - blocked));
  }
  double mean_response() const { return 1 + p_wait() / (servers - load); }
  // P(response > t). REQUIRES: load is not servers - 1.
  double tail(double t) const {
    const double difference = servers - 1 - load;
    return sim::math::exp(-t) * (1 + p_wait() * (1 - sim::math::exp(-difference * t)) / difference);
  }
  double quantile(double q) const {
    double low = 0;
    double high = 1'000;
    for (int step = 0; step < 100; ++step) {
      const double middle = (low + high) / 2;
      (tail(middle) > 1 - q ? low : high) = middle;
    }
    return low;
  }
};

struct Row {
  const char* name;
  double theory_ms;
  sim::Interval interval;
};

void print_row(const Row& row) {
  std::printf("%-14s %9.4f ms   +- %.4f   theory %.4f   %s\n", row.name,
              row.interval.estimate / 1e6, row.interval.half_width / 1e6, row.theory_ms,
              row.interval.covers(row.theory_ms * 1e6) ? "inside" : "outside");
}

std::string json_of(const Row& row) {
  const auto number = [](double value) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return std::string(text, end);
  };
  return "{\"estimate\": " + number(row.interval.estimate / 1e6) +
         ", \"half_width\": " + number(row.interval.half_width / 1e6) +
         ", \"level\": " + number(row.interval.level) + ", \"theory\": " + number(row.theory_ms) +
         "}";
}

// Written beside its place and renamed, so a reader never sees half a file.
bool write_file(const std::string& path, const std::string& content) {
  const std::string partial = path + ".partial";
  std::FILE* file = std::fopen(partial.c_str(), "wb");
  bool good = file != nullptr;
  if (good) {
    good = std::fwrite(content.data(), 1, content.size(), file) == content.size();
    good = std::fclose(file) == 0 && good;
  }
  good = good && std::rename(partial.c_str(), path.c_str()) == 0;
  if (!good) {
    std::perror(("mm4: cannot write " + path).c_str());
    std::remove(partial.c_str());
  }
  return good;
}

double cpu_seconds() {
  return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

int run(const Arguments& arguments) {
  bench::StationsSpec spec = bench::mm4(arguments.requests);
  spec.warm_up = arguments.requests / 100;  // at this load 1% is thousands of relaxation times
  const sim::RandomKey key{arguments.seed, arguments.replication};
  sim::Engine<bench::StationsWorld> engine(
      bench::StationsWorld(spec, key),
      {.seed = key.seed, .replication = key.replication, .queue = arguments.queue});
  engine.world().start(engine.scheduler());
  const double start = cpu_seconds();
  engine.run_until(sim::SimTime::never());
  const double seconds = cpu_seconds() - start;

  const bench::StationsWorld& world = engine.world();
  CHECK(world.finished() == world.arrived(), "a request was lost");
  CHECK(world.in_system().area(engine.now()) == world.response_area(), "Little's law");
  const auto mean = world.response_means().interval(0.95, "mean response");
  const auto p99 = world.response_quantiles().interval(0.99, 0.95, "p99 response");
  CHECK(mean && p99, "too few requests for intervals");
  const ErlangC theory{4, 3.2};
  const Row rows[] = {{"mean response", theory.mean_response(), mean->interval},
                      {"p99 response", theory.quantile(0.99), p99->interval}};

  std::printf("M/M/4, utilisation 0.8, %llu requests over %s, seed %u, replication %u\n",
              static_cast<unsigned long long>(world.arrived()), sim::to_text(engine.now()).c_str(),
              key.seed, key.replication);
  for (const Row& row : rows) print_row(row);
  std::printf(
      "Little's law    exact: the area under the number in the system is the sum of all "
      "response times\n");
  const std::string fingerprint = to_text(world.fingerprint().total());
  std::printf("fingerprint     %s\n", fingerprint.c_str());
  if (!arguments.output.empty()) {
    if (!write_file(arguments.output,
                    "{\n  \"requests\": " + std::to_string(world.arrived()) +
                        ",\n  \"events\": " + std::to_string(engine.events_executed()) +
                        ",\n  \"mean_response_ms\": " + json_of(rows[0]) +
                        ",\n  \"p99_response_ms\": " + json_of(rows[1]) +
                        ",\n  \"fingerprint\": \"" + fingerprint + "\"\n}\n")) {
      return 4;
    }
    std::printf("results         %s\n", arguments.output.c_str());
  }
  std::fprintf(stderr, "speed           %.1f M requests/s, %.1f M events/s, one thread\n",
               static_cast<double>(world.arrived()) / seconds / 1e6,
               static_cast<double>(engine.events_executed()) / seconds / 1e6);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  const auto arguments = parse_arguments(count, words);
  return arguments ? run(*arguments) : 2;
}
