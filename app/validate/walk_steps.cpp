#include "app/validate/walk_steps.h"

#include <cstddef>
#include <variant>

#include "app/schema/limits.h"
#include "app/schema/reader.h"

namespace orrery::app {
namespace {

using models::StepList;

void walk(const StepList& steps, const std::string& path, StepOdds odds, const VisitStep& visit);

struct WalkInside {
  const std::string& path;
  const StepOdds& odds;
  const VisitStep& visit;

  void list(const StepList& steps, const std::string& where, double factor, bool is_certain) const {
    walk(steps, path + where,
         {odds.expected * factor, odds.is_certain && is_certain, odds.depth + 1}, visit);
  }

  void operator()(const models::ComputeStepSpec&) const {}
  void operator()(const models::SleepStepSpec&) const {}
  void operator()(const models::FailStepSpec&) const {}

  void operator()(const models::CallStepSpec& call) const {
    list(call.fallback, ".on_error", 0, false);
  }

  void operator()(const models::ParallelStepSpec& parallel) const {
    for (std::size_t i = 0; i < parallel.branches.size(); ++i) {
      list(parallel.branches[i], ".parallel.branches" + item_step(i), 1, true);
    }
    list(parallel.fallback, ".on_error", 0, false);
  }

  void operator()(const models::ChooseStepSpec& choose) const {
    double total = 0;
    for (const auto& alternative : choose.alternatives) total += alternative.weight;
    const std::size_t count = choose.alternatives.size();
    for (std::size_t i = 0; i < count; ++i) {
      const auto& alternative = choose.alternatives[i];
      const bool is_otherwise = !choose.is_weighted && alternative.when.empty();
      const double share = choose.is_weighted && total > 0 ? alternative.weight / total
                                                           : 1 / static_cast<double>(count);
      const bool is_only_one = count == 1 && (choose.is_weighted || is_otherwise);
      list(alternative.steps, ".choose" + item_step(i) + (is_otherwise ? ".otherwise" : ".steps"),
           share, is_only_one);
    }
  }

  void operator()(const models::RepeatStepSpec& repeat) const {
    const double turns = (static_cast<double>(repeat.times_min) + repeat.times_max) / 2;
    list(repeat.steps, ".repeat.steps", turns, repeat.times_min > 0);
  }
};

void walk(const StepList& steps, const std::string& path, StepOdds odds, const VisitStep& visit) {
  if (odds.depth > limits::kStepDepthMax + 1) return;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::string step_path = path + item_step(i);
    visit(steps[i], step_path, odds);
    std::visit(WalkInside{step_path, odds, visit}, steps[i].step);
    if (const auto* fail = std::get_if<models::FailStepSpec>(&steps[i].step)) {
      odds.expected *= 1 - fail->probability;
      odds.is_certain = odds.is_certain && !(fail->probability > 0);
    }
  }
}

}  // namespace

void walk_steps(const StepList& steps, const std::string& path, const VisitStep& visit) {
  walk(steps, path, {}, visit);
}

bool check_depth(const std::string& path, const StepOdds& odds, Findings& findings) {
  if (odds.depth <= limits::kStepDepthMax) return true;
  findings.add(path, "stands " + std::to_string(odds.depth) + " steps deep; allowed are " +
                         std::to_string(limits::kStepDepthMax));
  return false;
}

std::string steps_path(const models::EndpointName& endpoint) {
  return "services." + endpoint.service + ".endpoints." + endpoint.endpoint + ".steps";
}

}  // namespace orrery::app
