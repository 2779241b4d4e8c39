#include "app/run/replicate.h"

#include <algorithm>

#include "app/run/precision.h"
#include "app/run/run_in_order.h"
#include "app/spec/names.h"

namespace orrery::app {

namespace {

std::vector<Figure> objectives_of(const models::ScenarioSpec& spec) {
  std::vector<Figure> figures;
  for (const models::ObjectiveSpec& objective : spec.objectives) {
    figures.push_back(figure_of(objective));
  }
  return figures;
}

// What the precision speaks of.
std::vector<Figure> figures_of(const models::ScenarioSpec& spec) {
  std::vector<Figure> figures;
  for (const Figure& figure : objectives_of(spec)) {
    // The largest of ever more values has no precision.
    if (figure.metric != models::EndpointMetric::max) figures.push_back(figure);
  }
  if (!figures.empty()) return figures;
  for (const auto& [name, workload] : spec.workloads) {
    for (const models::MixEntry& entry : workload.mix) {
      figures.push_back({to_text(entry.endpoint), models::EndpointMetric::mean});
    }
  }
  return figures;
}

Evidence as_promised(Evidence evidence) {
  if (evidence.interval) evidence.interval->level = kLevel;
  return evidence;
}

class Merger {
 public:
  Merger(const models::ScenarioSpec& spec, const ReplicateOptions& options,
         const ReplicateControl& control, ReplicateAnswer& answer)
      : figures_(figures_of(spec)), options_(options), control_(control), answer_(answer) {
    if (options.precision) {
      rule_.emplace(figures_.size(), kLevel, sim::StopTarget{*options.precision, 0},
                    options.replications);
    }
  }

  // False: enough.
  bool take(const models::RunResult& result) {
    if (!result.complete) {
      answer_.complete = false;
      return false;
    }
    answer_.replications.add(result);
    events_ += result.events;
    const std::uint64_t done = answer_.replications.rows().size();
    if (control_.progress) control_.progress({done, options_.replications, events_});
    if (!rule_ || !rule_->is_look(done)) return true;
    std::vector<std::optional<sim::Interval>> intervals;
    for (const Figure& figure : figures_) {
      const Evidence evidence = answer_.replications.evidence(figure, rule_->interval_level());
      intervals.push_back(evidence.interval);
    }
    answer_.stop = rule_->look(done, intervals);
    return answer_.stop == sim::StopVerdict::kContinue;
  }

  double level() const { return rule_ ? rule_->interval_level() : kLevel; }

 private:
  std::vector<Figure> figures_;
  const ReplicateOptions& options_;
  const ReplicateControl& control_;
  ReplicateAnswer& answer_;
  std::optional<PrecisionRule> rule_;
  std::uint64_t events_ = 0;
};

}  // namespace

Evidence ReplicateAnswer::evidence(std::size_t endpoint, models::EndpointMetric metric) const {
  return as_promised(replications.evidence(endpoint, metric, formed_at));
}

ReplicateAnswer replicate_with(const Replicate& run, const models::ScenarioSpec& spec,
                               const ReplicateOptions& options, const ReplicateControl& control) {
  const Stopwatch stopwatch;
  ReplicateAnswer answer;
  answer.seed = options.run.seed;
  answer.replications = Replications(objectives_of(spec));
  Merger merger(spec, options, control, answer);
  const std::uint64_t first = options.run.replication;
  InOrder<models::RunResult>::run(
      first, first + options.replications, options.threads,
      [&](std::uint64_t number) { return run(static_cast<std::uint32_t>(number)); },
      [&](std::uint64_t, const models::RunResult& result) { return merger.take(result); });
  answer.formed_at = merger.level();
  for (const models::ObjectiveSpec& objective : spec.objectives) {
    answer.objectives.push_back(judge(objective, as_promised(answer.replications.evidence(
                                                     figure_of(objective), answer.formed_at))));
  }
  answer.performance = stopwatch.elapsed();
  return answer;
}

ReplicateAnswer replicate(const ValidScenario& scenario, const ReplicateOptions& options,
                          const ReplicateControl& control) {
  const auto run = [&](std::uint32_t replication) {
    models::RunOptions one = options.run;
    one.replication = replication;
    return run_simulation(scenario.spec(), one, {control.interrupt, {}});
  };
  return replicate_with(run, scenario.spec(), options, control);
}

}  // namespace orrery::app
