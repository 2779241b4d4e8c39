#include "models/workloads/stationary_law.h"

#include <cstddef>
#include <cstdint>
#include <utility>

#include "sim/base/check.h"
#include "sim/math/float_environment.h"

namespace orrery::models {

namespace {

using Matrix = std::vector<std::vector<double>>;
using StateSet = std::uint64_t;  // bit i: state i

constexpr StateSet set_of(std::size_t state) {
  return StateSet{1} << state;
}

// rates[i][j]: jumps from i to j, in 1 / ns.
Matrix jump_rates(const std::vector<MmppState>& states) {
  const std::size_t count = states.size();
  Matrix rates(count, std::vector<double>(count));
  for (std::size_t i = 0; i < count; ++i) {
    const double sojourn = static_cast<double>(states[i].mean_sojourn.nanoseconds());
    if (states[i].next.empty()) {
      rates[i][(i + 1) % count] = 1 / sojourn;
      continue;
    }
    double sum = 0;
    for (const double weight : states[i].next) sum += weight;
    for (std::size_t j = 0; j < count; ++j) rates[i][j] = states[i].next[j] / sum / sojourn;
  }
  return rates;
}

// For each state those that can be reached from it, itself too.
std::vector<StateSet> reachable(const Matrix& rates) {
  const std::size_t count = rates.size();
  std::vector<StateSet> result(count);
  for (std::size_t i = 0; i < count; ++i) {
    result[i] = set_of(i);
    for (std::size_t j = 0; j < count; ++j) {
      if (rates[i][j] > 0) result[i] |= set_of(j);
    }
  }
  for (std::size_t via = 0; via < count; ++via) {
    for (std::size_t i = 0; i < count; ++i) {
      if ((result[i] & set_of(via)) != 0) result[i] |= result[via];
    }
  }
  return result;
}

// The states that are never left for good. None if they are not all connected.
std::optional<std::vector<std::size_t>> recurrent_states(const Matrix& rates) {
  const std::vector<StateSet> from = reachable(rates);
  std::vector<std::size_t> result;
  for (std::size_t i = 0; i < rates.size(); ++i) {
    bool comes_back = true;
    for (std::size_t j = 0; j < rates.size(); ++j) {
      const bool leads_there = (from[i] & set_of(j)) != 0;
      if (leads_there && (from[j] & set_of(i)) == 0) comes_back = false;
    }
    if (!comes_back) continue;
    if (!result.empty() && from[result.front()] != from[i]) return std::nullopt;
    result.push_back(i);
  }
  return result;
}

// Gaussian elimination as Grassmann, Taksar and Heyman do it ("Regenerative analysis and steady
// state distributions for Markov chains", Operations Research 33, 1985): state after state is left
// out and its jumps are passed on to the others; nothing is subtracted, so nothing cancels.
// REQUIRES: every state leads to every other.
std::vector<double> solve_balance(Matrix rates) {
  const std::size_t count = rates.size();
  for (std::size_t out = count - 1; out > 0; --out) {
    double leaving = 0;
    for (std::size_t j = 0; j < out; ++j) leaving += rates[out][j];
    for (std::size_t i = 0; i < out; ++i) {
      rates[i][out] /= leaving;
      for (std::size_t j = 0; j < out; ++j) rates[i][j] += rates[i][out] * rates[out][j];
    }
  }
  std::vector<double> law(count);
  law[0] = 1;
  double sum = 1;
  for (std::size_t state = 1; state < count; ++state) {
    for (std::size_t i = 0; i < state; ++i) law[state] += law[i] * rates[i][state];
    sum += law[state];
  }
  for (double& probability : law) probability /= sum;
  return law;
}

}  // namespace

std::optional<std::vector<double>> stationary_law(const std::vector<MmppState>& states) {
  const sim::math::FloatEnvironmentGuard float_environment;
  CHECK(!states.empty() && states.size() <= 64);
  const Matrix rates = jump_rates(states);
  const std::optional<std::vector<std::size_t>> recurrent = recurrent_states(rates);
  if (!recurrent) return std::nullopt;
  const std::size_t count = recurrent->size();
  Matrix among(count, std::vector<double>(count));
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j < count; ++j) among[i][j] = rates[(*recurrent)[i]][(*recurrent)[j]];
  }
  const std::vector<double> law = solve_balance(std::move(among));
  std::vector<double> result(states.size());
  for (std::size_t i = 0; i < count; ++i) result[(*recurrent)[i]] = law[i];
  return result;
}

}  // namespace orrery::models
