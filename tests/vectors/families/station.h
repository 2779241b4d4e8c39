// One queueing station in Kendall's notation: M/M/c, M/G/1, M/M/c/K, M/G/c/c, D/M/1, GI/GI/1,
// MMPP(2)/M/1, M^X/M/1, with a discipline behind it: M/G/1-PS; and n of them behind a balancer.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "tests/vectors/families/catalogue.h"
#include "tests/vectors/law.h"
#include "tests/vectors/parameters.h"

namespace orrery::vectors {

// Who is served, and how.
enum class Discipline {
  fcfs,
  lcfs,  // without preemption
  sjf,
  srpt,
  sharing,  // of as many cores as there are servers, one each at most
};

struct Station {
  // Where exactly one of these is set.
  double rate = 0;                         // of requests (not of batches), a unit
  std::optional<Law> gaps = {};            // renewal arrivals; none: Poisson
  std::vector<double> mmpp_rates = {};     // modulated Poisson arrivals, with
  std::vector<double> mmpp_sojourns = {};  // mean times in each state
  std::string batch = {};                  // of the scenario language; empty: single arrivals
  double batch_mean = 1;
  double dispersion = 1;  // the limit of var(arrivals) / mean(arrivals); of gaps, their SCV

  Law service = {};
  std::uint32_t servers = 1;                // of each pod
  std::optional<std::uint32_t> queue = {};  // waiting places; none: any number
  Discipline discipline = Discipline::fcfs;
  std::uint32_t pods = 1;
  std::string balancing = "round_robin";
  std::optional<double> deadline = {};  // clients leave after it, their requests go on

  bool is_poisson() const { return !gaps && mmpp_rates.empty() && batch.empty(); }
  double utilisation() const { return rate * service.mean / (servers * pods); }
  // The time in which the start is forgotten: twice the unit of the Brownian limit.
  double relaxation() const;
};

// The law that a symbol of gaps or service times stands for: M, D, E3 or E_3; nullopt: general, or
// unknown.
std::optional<Law> law_of_symbol(const std::string& symbol, double mean);

// nullopt: the model is no station in the notation. ERRORS: Inexpressible.
std::optional<Station> read_station(const std::string& model, Parameters& parameters);

// ERRORS: Inexpressible.
Plan plan_station(const Case& given, const Station& station);

}  // namespace orrery::vectors
