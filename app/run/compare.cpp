#include "app/run/compare.h"

#include <algorithm>
#include <set>

#include "app/run/precision.h"
#include "app/run/run_in_order.h"
#include "sim/statistics/student.h"

namespace orrery::app {

namespace {

using models::EndpointMetric;
using Pair = std::pair<models::RunResult, models::RunResult>;

std::set<Figure> objectives_of(const models::ScenarioSpec& a, const models::ScenarioSpec& b) {
  std::set<Figure> figures;
  for (const models::ScenarioSpec* spec : {&a, &b}) {
    for (const models::ObjectiveSpec& objective : spec->objectives) {
      figures.insert(figure_of(objective));
    }
  }
  return figures;
}

Judgement judge_difference(EndpointMetric metric, const sim::PairedDifferences& pairs,
                           const std::optional<sim::Interval>& difference) {
  if (pairs.count() > 0 && pairs.difference().min() == 0 && pairs.difference().max() == 0) {
    return Judgement::equal;
  }
  if (!difference || difference->covers(0)) return Judgement::undecided;
  const bool higher = difference->estimate > 0;
  if (metric == EndpointMetric::rate) return higher ? Judgement::higher : Judgement::lower;
  return higher == (metric == EndpointMetric::success) ? Judgement::better : Judgement::worse;
}

// What the runs say of one figure; none where some replication lacks it.
struct FigurePairs {
  const sim::PairedDifferences& pairs;
  bool enough = true;
  std::optional<sim::Interval> interval;
};

ComparedFigure compare_figure(const Figure& of, bool of_objective, const FigurePairs& known) {
  ComparedFigure figure;
  figure.of = of;
  figure.of_objective = of_objective;
  figure.enough = known.enough;
  if (!figure.enough) return figure;
  figure.b = known.pairs.a().mean();  // differences are B - A
  figure.a = known.pairs.b().mean();
  figure.difference = known.interval;
  figure.correlation = known.pairs.correlation();
  figure.variance_reduction = known.pairs.variance_reduction();
  figure.judgement = judge_difference(of.metric, known.pairs, figure.difference);
  if (figure.difference) figure.difference->level = kLevel;
  return figure;
}

std::optional<sim::Interval> relative_to(double a, std::optional<sim::Interval> interval) {
  if (!interval || (a == 0 && interval->half_width > 0)) return std::nullopt;
  if (a != 0) {
    interval->estimate /= a;
    interval->half_width /= a < 0 ? -a : a;
  }
  return interval;
}

class PairMerger {
 public:
  PairMerger(const models::ScenarioSpec& a, const models::ScenarioSpec& b,
             const ReplicateOptions& options, const ReplicateControl& control,
             CompareAnswer& answer)
      : objectives_(objectives_of(a, b)),
        options_(options),
        control_(control),
        answer_(answer),
        runs_({objectives_.begin(), objectives_.end()}) {
    if (options.precision) {
      // Relative to A's figure: intervals are given to the rule in units of it.
      const std::size_t figures = objectives_.empty() ? 1 : objectives_.size();
      rule_.emplace(figures, kLevel, sim::StopTarget{0, *options.precision}, options.replications);
    }
  }

  // False: enough.
  bool take(const Pair& pair) {
    if (!pair.first.complete || !pair.second.complete) {
      answer_.complete = false;
      return false;
    }
    if (runs_.count() == 0) {
      answer_.requests = match_requests(pair.first.requests, pair.second.requests);
    }
    runs_.add(pair.first, pair.second);
    events_ += pair.first.events + pair.second.events;
    if (control_.progress) control_.progress({runs_.count(), options_.replications, events_});
    if (!rule_ || !rule_->is_look(runs_.count())) return true;
    answer_.stop = rule_->look(runs_.count(), relative_intervals());
    return answer_.stop == sim::StopVerdict::kContinue;
  }

  void finish() {
    const double formed_at = rule_ ? rule_->interval_level() : kLevel;
    for (std::size_t i = 0; i < runs_.endpoints().size(); ++i) {
      for (std::size_t k = 0; k < kMetrics; ++k) {
        const bool of_objective = is_objective(i, metric_at(k));
        const double level = of_objective ? simultaneous(formed_at) : formed_at;
        const PairedEndpoint& paired = runs_.endpoints()[i];
        answer_.figures.push_back(compare_figure({paired.name, metric_at(k)}, of_objective,
                                                 {paired.differences[k], paired.missing[k] == 0,
                                                  runs_.interval(i, metric_at(k), level)}));
      }
    }
    for (const PairedFigure& watched : runs_.watched()) {
      answer_.figures.push_back(compare_figure(watched.figure, true,
                                               {watched.differences, watched.missing == 0,
                                                runs_.interval(watched, simultaneous(formed_at))}));
    }
    answer_.replications = runs_.count();
    answer_.equal_replications = runs_.equal();
    answer_.only_a = runs_.only_a();
    answer_.only_b = runs_.only_b();
  }

 private:
  bool is_objective(std::size_t endpoint, EndpointMetric metric) const {
    return objectives_.contains(Figure{runs_.endpoints()[endpoint].name, metric});
  }

  double simultaneous(double level) const {
    return sim::simultaneous_level(level, std::max<std::uint64_t>(1, objectives_.size()));
  }

  // Of the objectives' figures, or of all means where there are no objectives (the widest then).
  std::vector<std::optional<sim::Interval>> relative_intervals() const {
    std::vector<std::optional<sim::Interval>> intervals;
    const double level = simultaneous(rule_->interval_level());
    for (std::size_t i = 0; i < runs_.endpoints().size(); ++i) {
      for (std::size_t k = 0; k < kMetrics; ++k) {
        const bool wanted = objectives_.empty() ? metric_at(k) == EndpointMetric::mean
                                                : is_objective(i, metric_at(k));
        if (!wanted) continue;
        intervals.push_back(relative_to(runs_.endpoints()[i].differences[k].b().mean(),
                                        runs_.interval(i, metric_at(k), level)));
      }
    }
    for (const PairedFigure& watched : runs_.watched()) {
      intervals.push_back(
          relative_to(watched.differences.b().mean(), runs_.interval(watched, level)));
    }
    if (!objectives_.empty()) return intervals;
    return {widest(intervals)};
  }

  static std::optional<sim::Interval> widest(
      const std::vector<std::optional<sim::Interval>>& intervals) {
    std::optional<sim::Interval> result;
    for (const std::optional<sim::Interval>& interval : intervals) {
      if (!interval) return std::nullopt;
      if (!result || interval->half_width > result->half_width) result = interval;
    }
    return result;
  }

  std::set<Figure> objectives_;
  const ReplicateOptions& options_;
  const ReplicateControl& control_;
  CompareAnswer& answer_;
  std::optional<PrecisionRule> rule_;
  PairedRuns runs_;
  std::uint64_t events_ = 0;
};

}  // namespace

CompareAnswer compare_with(const ComparePair& run, const models::ScenarioSpec& a,
                           const models::ScenarioSpec& b, const ReplicateOptions& options,
                           const ReplicateControl& control) {
  const Stopwatch stopwatch;
  CompareAnswer answer;
  answer.seed = options.run.seed;
  answer.first_replication = options.run.replication;
  PairMerger merger(a, b, options, control, answer);
  const std::uint64_t first = options.run.replication;
  InOrder<Pair>::run(
      first, first + options.replications, options.threads,
      [&](std::uint64_t number) { return run(static_cast<std::uint32_t>(number)); },
      [&](std::uint64_t, const Pair& pair) { return merger.take(pair); });
  merger.finish();
  answer.performance = stopwatch.elapsed();
  return answer;
}

CompareAnswer compare(const ValidScenario& a, const ValidScenario& b,
                      const ReplicateOptions& options, const ReplicateControl& control) {
  const auto run = [&](std::uint32_t replication) {
    models::RunOptions one = options.run;
    one.replication = replication;
    one.record_requests = replication == options.run.replication;
    const RunControl run_control{control.interrupt, {}};
    Pair pair;
    pair.first = run_simulation(a.spec(), one, run_control);
    pair.second = run_simulation(b.spec(), one, run_control);
    return pair;
  };
  return compare_with(run, a.spec(), b.spec(), options, control);
}

}  // namespace orrery::app
