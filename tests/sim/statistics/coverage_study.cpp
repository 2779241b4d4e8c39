#include "tests/sim/statistics/coverage_study.h"

#include <cmath>
#include <cstdio>
#include <vector>

#include "sim/statistics/batch_means.h"
#include "sim/statistics/batch_quantiles.h"
#include "sim/statistics/interval.h"
#include "sim/statistics/order_statistic_interval.h"
#include "sim/statistics/paired_differences.h"
#include "sim/statistics/stop_rule.h"
#include "sim/statistics/student.h"
#include "tests/sim/statistics/mm1.h"

namespace orrery::sim::test {
namespace {

constexpr double kDifference = PairedMm1::kMeanA - PairedMm1::kMeanB;

// The interval of the mean for who takes the customers for independent; the variance comes from the
// buckets, which is good to 1 %.
Interval naive_interval(const LogLinearHistogram& values) {
  const double mean = values.mean().value();
  double squares = 0;
  values.for_each_bucket([&](const LogLinearHistogram::Bucket& bucket) {
    const double middle = 0.5 * static_cast<double>(bucket.lower + bucket.upper);
    squares += static_cast<double>(bucket.count) * (middle - mean) * (middle - mean);
  });
  const auto count = static_cast<double>(values.count());
  const double half_width =
      student_quantile(kStudyLevel, values.count() - 1) * std::sqrt(squares / (count - 1) / count);
  return {mean, half_width, kStudyLevel, values.count() - 1, "naive"};
}

void study_run(PairedMm1 system, std::uint32_t customers, BatchStudy& study) {
  BatchMeans mean;
  BatchMeans difference;
  BatchQuantiles quantiles;
  for (std::uint32_t i = 0; i < customers; ++i) {
    const auto response = system.next();
    mean.record(response.a);
    difference.record(response.a - response.b);
    quantiles.record(response.a);
  }
  const auto of_mean = mean.interval(kStudyLevel, "mean response").value();
  study.mean.count(of_mean.interval.covers(PairedMm1::kMeanA));
  study.uncorrelated.count(!of_mean.correlated);
  study.relative_half_width_mean.add(of_mean.interval.half_width / PairedMm1::kMeanA);
  const auto of_difference = difference.interval(kStudyLevel, "difference").value();
  study.difference.count(of_difference.interval.covers(kDifference));
  const auto of_p99 = quantiles.interval(0.99, kStudyLevel, "p99 response").value();
  study.p99.count(of_p99.interval.covers(PairedMm1::p99_a()));
  study.relative_half_width_p99.add(of_p99.interval.half_width / PairedMm1::p99_a());
  study.relative_bias_p99.add(of_p99.batch_bias / PairedMm1::p99_a());

  const LogLinearHistogram all = quantiles.total();
  study.naive_mean.count(naive_interval(all).covers(PairedMm1::kMeanA));
  const auto naive_p99 = order_statistic_interval(all, 0.99, kStudyLevel).value();
  study.naive_p99.count(static_cast<double>(naive_p99.low) <= PairedMm1::p99_a() &&
                        PairedMm1::p99_a() <= static_cast<double>(naive_p99.high));
}

// The replications of one experiment, run as far as looks ask for them.
class Experiment {
 public:
  Experiment(std::uint32_t seed, std::uint32_t number) : seed_(seed), number_(number) {}

  void run_to(std::uint64_t replications) {
    constexpr int kCustomers = 10'000;
    for (auto r = static_cast<std::uint32_t>(pairs_.count()); r < replications; ++r) {
      PairedMm1 system(seed_, number_ * 1000 + r);
      LogLinearHistogram a;
      Int128 sum_b = 0;
      for (int i = 0; i < kCustomers; ++i) {
        const auto response = system.next();
        a.record(response.a);
        sum_b += response.b;
      }
      p99s_.push_back(static_cast<double>(a.quantile(0.99).value()));
      pairs_.add(a.mean().value(), static_cast<double>(sum_b) / kCustomers);
      total_.merge(a);
    }
  }

  const PairedDifferences& pairs() const { return pairs_; }
  Interval mean(double level) const {
    return interval_of_mean(pairs_.a(), level, "mean response").value();
  }
  Interval difference(double level) const {
    return pairs_.interval(level, "difference of mean responses").value();
  }
  Interval p99(double level) const {
    const auto estimate = static_cast<double>(total_.quantile(0.99).value());
    return interval_of_sections(p99s_, estimate, level, "p99 response").value();
  }

 private:
  std::uint32_t seed_;
  std::uint32_t number_;
  PairedDifferences pairs_;
  std::vector<double> p99s_;
  LogLinearHistogram total_;
};

// One metric under its rule.
struct Watch {
  ReplicationStopRule rule;
  double truth;
  bool stopped = false;

  void look(std::uint64_t replications, const Interval& interval, Coverage& coverage,
            Coverage& reached, Moments& used) {
    if (stopped) return;
    const StopVerdict verdict = rule.look(replications, interval);
    if (verdict == StopVerdict::kContinue) return;
    stopped = true;
    coverage.count(interval.covers(truth));
    reached.count(verdict == StopVerdict::kReached);
    used.add(static_cast<double>(replications));
  }
};

void study_experiment(Experiment experiment, StopStudy& study) {
  constexpr std::uint64_t kMaximum = 160;
  const auto rule = [](double relative) {
    return ReplicationStopRule(kStudyLevel, {relative, 0}, kMaximum);
  };
  Watch mean{rule(0.05), PairedMm1::kMeanA};
  Watch p99{rule(0.10), PairedMm1::p99_a()};
  Watch difference{rule(0.10), kDifference};
  for (std::uint64_t n = 10; !(mean.stopped && p99.stopped && difference.stopped); n *= 2) {
    experiment.run_to(n);
    const double level = mean.rule.interval_level();
    mean.look(n, experiment.mean(level), study.mean, study.reached, study.replications_mean);
    p99.look(n, experiment.p99(level), study.p99, study.reached, study.replications_p99);
    difference.look(n, experiment.difference(level), study.difference, study.reached,
                    study.replications_difference);
  }
  study.variance_reduction.add(experiment.pairs().variance_reduction().value());
}

}  // namespace

void BatchStudy::merge(const BatchStudy& other) {
  mean.merge(other.mean);
  p99.merge(other.p99);
  difference.merge(other.difference);
  naive_mean.merge(other.naive_mean);
  naive_p99.merge(other.naive_p99);
  uncorrelated.merge(other.uncorrelated);
  relative_half_width_mean.merge(other.relative_half_width_mean);
  relative_half_width_p99.merge(other.relative_half_width_p99);
  relative_bias_p99.merge(other.relative_bias_p99);
}

void StopStudy::merge(const StopStudy& other) {
  mean.merge(other.mean);
  p99.merge(other.p99);
  difference.merge(other.difference);
  reached.merge(other.reached);
  replications_mean.merge(other.replications_mean);
  replications_p99.merge(other.replications_p99);
  replications_difference.merge(other.replications_difference);
  variance_reduction.merge(other.variance_reduction);
}

BatchStudy study_batches(std::uint32_t seed, std::uint32_t runs, std::uint32_t customers) {
  constexpr std::uint32_t kFirstRun = 1U << 31;  // apart from the replications of the other study
  BatchStudy study;
  for (std::uint32_t run = 0; run < runs; ++run) {
    study_run(PairedMm1(seed, kFirstRun + run), customers, study);
  }
  return study;
}

StopStudy study_stop_rule(std::uint32_t seed, std::uint32_t experiments) {
  StopStudy study;
  for (std::uint32_t number = 0; number < experiments; ++number) {
    study_experiment(Experiment(seed, number), study);
  }
  return study;
}

std::string percent(const Coverage& coverage) {
  char text[16];
  std::snprintf(text, sizeof(text), "%.1f", 100 * coverage.fraction());
  return text;
}

}  // namespace orrery::sim::test
