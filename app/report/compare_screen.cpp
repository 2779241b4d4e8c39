#include <algorithm>

#include "app/report/human.h"
#include "app/report/screen.h"
#include "app/report/screen_parts.h"
#include "app/report/utf8.h"

namespace orrery::app {

namespace {

constexpr std::size_t kFiguresShown = 16;

// Figures of objectives first, and of the others those that screens show.
std::vector<const ComparedFigure*> figures_shown(const CompareAnswer& answer) {
  std::vector<const ComparedFigure*> figures;
  for (const ComparedFigure& figure : answer.figures) {
    if (figure.of_objective) figures.push_back(&figure);
  }
  for (const ComparedFigure& figure : answer.figures) {
    const bool on_screen = std::find(kScreenMetrics.begin(), kScreenMetrics.end(),
                                     figure.of.metric) != kScreenMetrics.end();
    if (!figure.of_objective && on_screen) figures.push_back(&figure);
  }
  return figures;
}

std::vector<std::string> row_of(const ComparedFigure& figure) {
  const models::EndpointMetric metric = figure.of.metric;
  const std::string name = printable(figure.of.endpoint + ' ' + std::string(to_text(metric)));
  const std::string label = figure.of_objective ? "* " + name : "  " + name;
  if (!figure.enough) return {label, "(few)"};
  const std::optional<sim::Interval>& difference = figure.difference;
  return {label,
          human_metric(metric, figure.a),
          human_metric(metric, figure.b),
          difference ? human_difference(metric, difference->estimate) : "-",
          difference ? human_difference(metric, difference->half_width) : "-",
          difference && figure.a != 0 ? human_change(difference->estimate / figure.a) : "",
          figure.correlation ? human_number(*figure.correlation) : "-",
          figure.variance_reduction ? human_number(*figure.variance_reduction) : "-",
          std::string(to_text(figure.judgement))};
}

std::string requests_text(const RequestMatch& match) {
  std::string text = "requests that ended in both: " + human_count(match.both) + ", of these " +
                     human_count(match.same_instant) + " at the same instant and " +
                     human_count(match.same_demand) + " with the same demand";
  if (match.only_a + match.only_b > 0) {
    text += "; only in A " + human_count(match.only_a) + ", only in B " + human_count(match.only_b);
  }
  return text;
}

std::string names_text(const char* label, const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? label : ", ") + printable(name);
  return text.empty() ? text : text + '\n';
}

}  // namespace

std::string compare_screen(const models::ScenarioSpec& a, const models::ScenarioSpec& b,
                           const CompareAnswer& answer, const ScreenOptions& options) {
  std::string text = title_line("A " + a.name + ", B " + b.name, "", options);
  const std::string subtitle =
      human_count(answer.replications) + " pairs on common random numbers, seed " +
      std::to_string(answer.seed) + ", 95 % intervals of B - A" + precision_text(answer.stop);
  text += options.ink.dim(fitted(subtitle, options.width)) + "\n\n";
  TextTable table({"  figure", "A", "B", "B - A", "+-", "change", "corr.", "gain", "B is"});
  const std::vector<const ComparedFigure*> figures = figures_shown(answer);
  const std::size_t shown = std::min(figures.size(), kFiguresShown);
  for (std::size_t i = 0; i < shown; ++i) {
    table.add(row_of(*figures[i]));
    const std::string around = period_text(figures[i]->of);
    if (!around.empty()) table.add_line("   " + printable(around));
  }
  add_rest(table, shown, figures.size(), "figures");
  text += table.text(options.width) + '\n';
  const bool any = std::any_of(answer.figures.begin(), answer.figures.end(),
                               [](const ComparedFigure& each) { return each.of_objective; });
  if (any) text += "* of an objective: these intervals hold together\n";
  text += "gain: how many times more pairs it would take without common random numbers\n";
  text += requests_text(answer.requests) + '\n';
  if (answer.equal_replications > 0) {
    text += human_count(answer.equal_replications) + " of " + human_count(answer.replications) +
            " pairs have equal fingerprints\n";
  }
  text += names_text("only in A: ", answer.only_a) + names_text("only in B: ", answer.only_b);
  if (!answer.complete) {
    text += options.ink.yellow("incomplete: interrupted; whole pairs only") + '\n';
  }
  return text + footer_text(options);
}

}  // namespace orrery::app
