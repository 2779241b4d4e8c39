// orrery-vectors: reference vectors through production code.
#include <charconv>
#include <cmath>
#include <ctime>
#include <fstream>
#include <iostream>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "tests/vectors/report.h"
#include "tests/vectors/value.h"

namespace orrery::vectors {
namespace {

constexpr int kFailed = 1;
constexpr int kUsage = 2;
constexpr int kInput = 4;

constexpr const char* kUsageText =
    "usage: orrery-vectors [options] PATH...\n"
    "Runs reference vectors (files, or folders of *.json) and prints a line each metric:\n"
    "  PASS|FAIL|UNSUPPORTED id metric expected got\n"
    "  --seed N           of all runs (default 1); any should do\n"
    "  --threads N        (default 2)\n"
    "  --requests-max N   of one case (default 5e8); what needs more is unsupported\n"
    "  --require FILE     a list of ids, one a line: each must be run and pass\n"
    "  --cost             what each case takes, to the standard error\n"
    "  --calibrated       fails unless the r.m.s. of z over the cases is within [0.8, 1.25]\n";

struct Options {
  RunSettings settings;
  std::string required;  // a path, or empty
  bool shows_cost = false;
  bool must_be_calibrated = false;
  std::vector<std::string> paths;
};

class UsageError final : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

double number_of(std::string_view option, std::string_view text, double min, double max) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !(value >= min && value <= max) ||
      std::floor(value) != value)
    throw UsageError(std::string(option) + ": found '" + std::string(text) +
                     "', allowed are whole numbers from " + number_text(min) + " to " +
                     number_text(max));
  return value;
}

Options read_options(const std::vector<std::string>& arguments) {
  Options options;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string& name = arguments[i];
    if (!name.starts_with("--")) {
      options.paths.push_back(name);
      continue;
    }
    if (name == "--cost" || name == "--calibrated") {
      (name == "--cost" ? options.shows_cost : options.must_be_calibrated) = true;
      continue;
    }
    if (name != "--seed" && name != "--threads" && name != "--requests-max" && name != "--require")
      throw UsageError("unknown option " + name);
    if (++i == arguments.size()) throw UsageError(name + " needs a value");
    if (name == "--seed")
      options.settings.seed =
          static_cast<std::uint32_t>(number_of(name, arguments[i], 0, 4294967295));
    else if (name == "--threads")
      options.settings.threads = static_cast<unsigned>(number_of(name, arguments[i], 1, 64));
    else if (name == "--requests-max")
      options.settings.requests_max = number_of(name, arguments[i], 1, 1e12);
    else
      options.required = arguments[i];
  }
  if (options.paths.empty()) throw UsageError("no PATH");
  return options;
}

// Of processor time, of all threads.
double seconds_since(std::clock_t start) {
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

std::set<std::string> read_required(const std::string& path) {
  std::set<std::string> ids;
  if (path.empty()) return ids;
  std::ifstream stream(path);
  if (!stream) throw MalformedFile(path + ": cannot be opened");
  for (std::string line; std::getline(stream, line);)
    if (!line.empty() && line[0] != '#') ids.insert(line);
  return ids;
}

int run(const Options& options) {
  std::set<std::string> required = read_required(options.required);
  Totals totals;
  Calibration calibration;
  double requests = 0;
  bool malformed = false;
  for (const std::string& path : options.paths) {
    try {
      for (const std::string& file_path : vector_paths(path)) {
        try {
          const VectorFile file = read_vector_file(file_path);
          for (const Case& given : file.cases) {
            const std::clock_t start = std::clock();
            const CaseResult result = run_case(given, options.settings);
            if (options.shows_cost && result.requests > 0)
              std::cerr << given.id << ": " << number_text(result.requests, 3) << " requests, "
                        << number_text(seconds_since(start), 3) << " s\n";
            print_case(std::cout, given, result);
            totals.add(result.status);
            calibration.add(result);
            requests += result.requests;
            if (result.status == Status::pass) required.erase(given.id);
          }
        } catch (const MalformedFile& error) {
          std::cerr << "orrery-vectors: " << error.what() << '\n';
          malformed = true;
        }
      }
    } catch (const MalformedFile& error) {
      std::cerr << "orrery-vectors: " << error.what() << '\n';
      malformed = true;
    }
  }
  for (const std::string& id : required)
    std::cerr << "orrery-vectors: " << id << " is required, and did not pass\n";
  std::cerr << "r.m.s. of z: " << number_text(calibration.root_mean_square(), 4) << " over "
            << calibration.cases << " cases, " << number_text(requests, 3)
            << " requests simulated\n";
  std::cout << to_text(totals) << '\n';
  if (malformed) return kInput;
  const double spread = calibration.root_mean_square();
  const bool is_off = options.must_be_calibrated && !(spread >= 0.8 && spread <= 1.25);
  if (is_off) std::cerr << "orrery-vectors: errors are not what they are said to be\n";
  return totals.failed > 0 || !required.empty() || is_off ? kFailed : 0;
}

}  // namespace
}  // namespace orrery::vectors

int main(int count, char** values) {
  using namespace orrery::vectors;
  const std::vector<std::string> arguments(values + 1, values + count);
  if (arguments == std::vector<std::string>{"--help"}) {
    std::cout << kUsageText;
    return 0;
  }
  try {
    return run(read_options(arguments));
  } catch (const UsageError& error) {
    std::cerr << "orrery-vectors: " << error.what() << '\n' << kUsageText;
    return kUsage;
  } catch (const MalformedFile& error) {
    std::cerr << "orrery-vectors: " << error.what() << '\n';
    return kInput;
  } catch (const std::exception& error) {
    std::cerr << "orrery-vectors: internal error: " << error.what() << '\n';
    return kFailed;
  }
}
