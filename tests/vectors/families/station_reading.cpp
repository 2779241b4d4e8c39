// read_station(): from Kendall's notation and parameters to a station.
#include <algorithm>
#include <cmath>
#include <string_view>

#include "tests/vectors/families/station.h"

namespace orrery::vectors {
namespace {

std::vector<std::string> split(std::string_view text, char mark) {
  std::vector<std::string> parts(1);
  for (const char letter : text) {
    if (letter == mark)
      parts.emplace_back();
    else
      parts.back() += letter;
  }
  return parts;
}

bool is_number(std::string_view text) {
  return !text.empty() && text.size() <= 6 &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::uint32_t number_of(const std::string& text) {
  return static_cast<std::uint32_t>(std::stoul(text));
}

struct NamedDiscipline {
  const char* name;
  Discipline discipline;
};
constexpr NamedDiscipline kDisciplines[] = {
    {"FCFS", Discipline::fcfs}, {"FIFO", Discipline::fcfs},  {"LCFS", Discipline::lcfs},
    {"LIFO", Discipline::lcfs}, {"SJF", Discipline::sjf},    {"SPT", Discipline::sjf},
    {"SRPT", Discipline::srpt}, {"PS", Discipline::sharing}, {"EPS", Discipline::sharing}};

// Takes "-PS" off the end of the notation. ERRORS: Inexpressible, for one that is not modelled.
Discipline take_discipline(std::string& notation) {
  const std::size_t mark = notation.find('-', notation.rfind('/') + 1);
  if (mark == std::string::npos) return Discipline::fcfs;
  const std::string name = notation.substr(mark + 1);
  notation.erase(mark);
  for (const NamedDiscipline& known : kDisciplines)
    if (name == known.name) return known.discipline;
  throw Inexpressible("the discipline '" + name + "' is not modelled");
}

// "M/G/c/c (Erlang loss)" -> {"M", "G", "c", "c"}; empty where something qualifies the model in a
// way that is not known to change nothing.
std::vector<std::string> symbols_of(std::string model, Discipline& discipline) {
  const std::size_t blank = model.find(' ');
  std::string rest = blank == std::string::npos ? "" : model.substr(blank + 1);
  for (const char* order : {"FCFS", "FIFO"})
    if (rest.starts_with(order)) rest.erase(0, 4);
  if (rest.starts_with(' ')) rest.erase(0, 1);
  for (const char* aside : {"(multi-core time sharing)", "(processor sharing)"})
    if (rest == aside) rest.clear();
  for (const NamedDiscipline& known : kDisciplines) {
    if (rest != known.name && rest != '(' + std::string(known.name) + ')') continue;
    discipline = known.discipline;
    rest.clear();
  }
  if (!rest.empty() && rest != "(Erlang loss)" && rest != "(Erlang B)" && rest != "(Erlang C)")
    return {};
  std::string notation = model.substr(0, blank);
  if (std::count(notation.begin(), notation.end(), '/') >= 2 && discipline == Discipline::fcfs)
    discipline = take_discipline(notation);
  std::vector<std::string> parts = split(notation, '/');
  if (parts.size() != 3 && parts.size() != 4) return {};
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (parts[i].empty() || parts[i].find_first_of("+-") != std::string::npos) return {};
  return parts;
}

void read_mmpp(Parameters& parameters, Station& station) {
  station.mmpp_rates = parameters.numbers("rates");
  const std::vector<double> leaving = parameters.numbers("switch_rates");
  if (leaving.size() != station.mmpp_rates.size() || leaving.size() < 2 || leaving.size() > 64)
    throw Inexpressible("'rates' and 'switch_rates' are not lists of 2 to 64 states");
  double time = 0;
  double arrivals = 0;
  for (std::size_t i = 0; i < leaving.size(); ++i) {
    if (leaving[i] <= 0) throw Inexpressible("a state of 'switch_rates' is never left");
    station.mmpp_sojourns.push_back(1 / leaving[i]);
    time += 1 / leaving[i];
    arrivals += station.mmpp_rates[i] / leaving[i];
  }
  station.rate = arrivals / time;
  // Of two states: 1 + 2 (l1 - l2)^2 p1 p2 / (l (s1 + s2)); a bound of its kind for more.
  double spread = 0;
  for (std::size_t i = 0; i < leaving.size(); ++i)
    spread += std::pow(station.mmpp_rates[i] - station.rate, 2) / leaving[i] / time;
  station.dispersion = 1 + 2 * spread / (station.rate * static_cast<double>(leaving.size()) / time);
}

void read_batches(Parameters& parameters, Station& station) {
  const double bursts = parameters.positive("burst_rate");
  const Value* batch = parameters.find("batch");
  if (batch == nullptr) throw Inexpressible("parameter 'batch' is missing");
  Parameters fields(*batch);
  const Value* name = fields.find("dist");
  const std::string law = name == nullptr ? to_text(*batch) : name->text;
  if (batch->is(ValueKind::number) || law == "fixed" || law == "deterministic" ||
      law == "constant") {
    Parameters& from = batch->is(ValueKind::number) ? parameters : fields;
    const std::uint32_t size =
        from.count(batch->is(ValueKind::number) ? "batch" : "mean", 1, 1'000'000);
    station.batch = std::to_string(size);
    station.batch_mean = size;
    station.dispersion = size;
  } else if (law == "geometric") {
    const double mean = fields.positive("mean");
    if (mean < 1) throw Inexpressible("a batch has a mean below 1");
    station.batch = "{geometric: {mean: " + decimal_text(mean) + "}}";
    station.batch_mean = mean;
    station.dispersion = 2 * mean - 1;  // E[X^2] / E[X] of sizes from 1 on
  } else if (law == "uniform") {
    const std::uint32_t min = fields.has("min") ? fields.count("min", 1, 1'000'000) : 1;
    const std::uint32_t max = fields.has("max") ? fields.count("max", min, 1'000'000)
                                                : 2 * fields.count("mean", min, 500'000) - min;
    station.batch =
        "{uniform: {min: " + std::to_string(min) + ", max: " + std::to_string(max) + "}}";
    station.batch_mean = (min + max) / 2.0;
    const double width = max - min + 1.0;
    station.dispersion = station.batch_mean + (width * width - 1) / 12 / station.batch_mean;
  } else {
    throw Inexpressible("batches of the law '" + law + "' are not known");
  }
  if (batch->is(ValueKind::object)) fields.number("mean");  // stated beside what fixes it
  if (batch->is(ValueKind::object)) fields.expect_all_understood();
  station.rate = bursts * station.batch_mean;
}

bool is_general(std::string_view symbol) {
  // What the last of these stand for, the parameters have to say.
  for (const std::string_view general : {"G", "GI", "H", "H2", "H3", "Hk", "Ek", "E_k", "LN",
                                         "Lognormal", "W", "Weibull", "U", "Gamma", "Pareto"})
    if (symbol == general) return true;
  return false;
}

// What is stated beside what fixes it, to some six digits. ERRORS: Inexpressible.
void expect_agreement(std::string_view name, std::optional<double> stated, double is) {
  if (!stated || std::abs(*stated - is) <= 1e-6 * is) return;
  throw Inexpressible("'" + std::string(name) + "' is " + number_text(*stated) +
                      ", the other parameters make it " + number_text(is));
}

// REQUIRES: station.service and the counts are known, as "rho" needs them.
void read_renewal(const std::string& symbol, Parameters& parameters, Station& station) {
  std::optional<Law> stated;
  double mean = 0;
  const Value* gap = parameters.find("interarrival");
  const double service = station.service.mean / (station.servers * station.pods);
  const std::string_view rate = parameters.first_of({"lambda", "arrival_rate"});
  if (gap != nullptr && !gap->is(ValueKind::number)) {
    stated = law_of(
        *gap, parameters.has(rate) ? std::optional(1 / parameters.positive(rate)) : std::nullopt);
    mean = stated->mean;
  } else if (gap != nullptr) {
    mean = parameters.positive("interarrival");
  } else if (parameters.has(rate)) {
    mean = 1 / parameters.positive(rate);
  } else {
    mean = service / parameters.positive("rho");
  }
  station.rate = 1 / mean;
  expect_agreement("rho", parameters.positive_if("rho"), service / mean);
  expect_agreement(rate, parameters.positive_if(rate), station.rate);
  if (symbol == "M" && !stated) return;
  if (!stated && parameters.has("ca2")) stated = law_of_scv(mean, parameters.not_negative("ca2"));
  if (!stated && (symbol == "Ek" || symbol == "E_k") && parameters.has("k"))
    stated = erlang_law(parameters.count("k", 1, 1'000'000), mean);
  if (!stated) stated = law_of_symbol(symbol, mean);
  if (!stated) throw Inexpressible("the law of the gaps is not given");
  station.gaps = stated;
  station.dispersion = stated->scv;
}

void read_service(const std::string& symbol, Parameters& parameters, Station& station) {
  auto mean = parameters.positive_if("mean_service");
  const auto rate = parameters.positive_if("mu");
  if (mean && rate) expect_agreement("mu", rate, 1 / *mean);
  if (rate) mean = 1 / *rate;
  if (const Value* law = parameters.find("service"); law != nullptr) {
    station.service = law_of(*law, mean);
    expect_agreement("mean_service", mean, station.service.mean);
    return;
  }
  if (!mean) throw Inexpressible("neither 'mu' nor 'mean_service' is given");
  const auto named = law_of_symbol(symbol, *mean);
  if (named)
    station.service = *named;
  else if (parameters.has("cs2"))
    station.service = law_of_scv(*mean, parameters.not_negative("cs2"));
  else if ((symbol == "Ek" || symbol == "E_k") && parameters.has("k"))
    station.service = erlang_law(parameters.count("k", 1, 1'000'000), *mean);
  else
    throw Inexpressible("the law of the service times is not given");
}

void read_servers(const std::string& symbol, Parameters& parameters, Station& station) {
  if (is_number(symbol)) {
    station.servers = number_of(symbol);
    for (const char* name : {"servers", "cores"})
      if (parameters.has(name) && parameters.count(name, 1, 1'000'000) != station.servers)
        throw Inexpressible("'" + std::string(name) + "' differs from the model's");
    if (station.servers == 0) throw Inexpressible("there is no server");
    return;
  }
  for (const char* name : {"servers", "slots", "cores", "c"})
    if (parameters.has(name)) station.servers = parameters.count(name, 1, 1'000'000);
}

// The fourth symbol: places in the whole station.
void read_places(const std::string& symbol, Parameters& parameters, Station& station) {
  std::uint32_t places = station.servers;
  if (is_number(symbol))
    places = number_of(symbol);
  else if (symbol != "c")
    places = parameters.count(parameters.first_of({"K", "capacity"}), 1, 4'000'000);
  if (places < station.servers) throw Inexpressible("fewer places than servers");
  station.queue = places - station.servers;
}

// Of all servers together: stated, or as a share of each.
double total_rate(Parameters& parameters, const Station& station) {
  const auto total = parameters.positive_if("lambda_total");
  const auto each = parameters.positive_if("lambda_per_server");
  const auto load = parameters.positive_if("rho");
  if (!total && !each && !load) throw Inexpressible("parameter 'lambda_total' is missing");
  const double rate = total  ? *total
                      : each ? *each * station.pods
                             : *load * station.pods / station.service.mean;
  expect_agreement("lambda_per_server", each, rate / station.pods);
  expect_agreement("rho", load, rate * station.service.mean / station.pods);
  return rate;
}

}  // namespace

std::optional<Law> law_of_symbol(const std::string& symbol, double mean) {
  if (symbol == "M") return exponential_law(mean);
  if (symbol == "D") return constant_law(mean);
  const std::size_t digits = symbol.starts_with("E_") ? 2 : 1;
  if (symbol.starts_with('E') && is_number(symbol.substr(digits)) &&
      number_of(symbol.substr(digits)) > 0)
    return erlang_law(number_of(symbol.substr(digits)), mean);
  return std::nullopt;
}

std::optional<Station> read_station(const std::string& model, Parameters& parameters) {
  Station station;
  std::vector<std::string> symbols = symbols_of(model, station.discipline);
  if (model == "n x E_n/M/1 (round robin)" || model == "n x M/M/1 (random)") {
    symbols = {"M", "M", "1"};
    station.pods = parameters.count(parameters.first_of({"servers", "n"}), 1, 100'000);
    const Value* policy = parameters.find("policy");
    if (policy != nullptr && policy->is(ValueKind::text)) station.balancing = policy->text;
    if (station.balancing != "round_robin" && station.balancing != "random")
      throw Inexpressible("the policy '" + station.balancing + "' is not modelled");
    station.service = exponential_law(1 / parameters.positive("mu"));
    station.rate = total_rate(parameters, station);
    // Dealt in turn, every n-th arrival of a Poisson stream comes to a server.
    if (station.balancing == "round_robin") station.dispersion = 1.0 / station.pods;
    return station;
  }
  if (symbols.empty()) return std::nullopt;
  const std::string& arrivals = symbols[0];
  const std::string& service = symbols[1];
  const std::string& servers = symbols[2];
  const bool is_modulated = arrivals.starts_with("MMPP");
  const bool is_renewal = is_general(arrivals) || law_of_symbol(arrivals, 1);
  if (!is_renewal && !is_modulated && arrivals != "M^X") return std::nullopt;
  if (!is_general(service) && !law_of_symbol(service, 1)) return std::nullopt;
  if (!is_number(servers) && servers != "c" && servers != "n") return std::nullopt;
  read_servers(servers, parameters, station);
  read_service(service, parameters, station);
  if (is_modulated)
    read_mmpp(parameters, station);
  else if (arrivals == "M^X")
    read_batches(parameters, station);
  else
    read_renewal(arrivals, parameters, station);
  if (symbols.size() == 4) read_places(symbols[3], parameters, station);
  station.deadline = parameters.positive_if("deadline");
  return station;
}

}  // namespace orrery::vectors
