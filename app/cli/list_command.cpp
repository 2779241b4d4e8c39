#include <array>
#include <map>
#include <string_view>

#include "app/cli/commands.h"
#include "app/cli/exit_code.h"
#include "app/cli/output.h"
#include "app/report/json_writer.h"
#include "app/report/text_table.h"
#include "app/run/metrics.h"
#include "app/schema/all_objects.h"
#include "app/schema/nearest.h"
#include "app/spec/disciplines.h"
#include "app/spec/failures.h"
#include "app/spec/nodes.h"
#include "app/spec/scenario.h"
#include "models/policies/load_balancing/list.h"
#include "models/recording/outcome.h"

namespace orrery::app {

namespace {

struct Item {
  std::string name;
  std::string what;
  bool is_planned = false;  // known, not modelled yet
};

struct Topic {
  std::string what;
  std::vector<Item> items;
};

using Topics = std::map<std::string, Topic>;

// Each object of the language is a topic: its keys.
void add_objects(Topics& topics) {
  for (const ObjectDescription* object : all_objects(scenario_object().description())) {
    Topic& topic = topics[object->name];
    topic.what = object->doc;
    for (const FieldDescription& field : object->fields) {
      const bool is_planned = !field.planned.empty();
      topic.items.push_back({field.name, is_planned ? field.planned : field.doc, is_planned});
    }
  }
}

// Each choice of words is one too.
void add_words(Topics& topics, const std::string& name, const std::string& what,
               const std::vector<WordDescription>& words) {
  Topic& topic = topics[name];
  topic.what = what;
  for (const WordDescription& word : words) {
    topic.items.push_back({word.word, word.doc, word.is_planned});
  }
}

Topics all_topics() {
  Topics topics;
  add_objects(topics);
  add_words(topics, "disciplines", "Who is next in a queue: values of queue.discipline.",
            discipline_words());
  add_words(topics, "cpu_models", "How the processor of a node is shared: values of cpu_model.",
            cpu_model_words());
  add_words(topics, "failure_kinds", "What breaks: one of these keys in each of `failures`.",
            failure_kind_words());
  Topic& policies = topics["policies"];
  policies.what = "How a caller chooses a pod: values of load_balancing.";
  for (const models::LoadBalancingEntry& entry : models::load_balancing_policies()) {
    policies.items.push_back({std::string(entry.name),
                              std::string(entry.summary) + " (" + std::string(entry.source) + ")"});
  }
  Topic& outcomes = topics["outcomes"];
  outcomes.what = "How requests and calls end.";
  static constexpr std::array<const char*, models::kOutcomes> kMeanings = {
      "answered",
      "answered, though something behind it had failed and was tolerated",
      "a `fail` step",
      "a queue was full",
      "a call inside the cluster took too long",
      "the client's timeout",
      "the client's patience",
      "under way when the run ended",
      "no pod of the service was known",
      "the pod was killed while it worked on it",
      "the pod was away"};
  for (std::size_t i = 0; i < models::kOutcomes; ++i) {
    outcomes.items.push_back({std::string(models::kOutcomeNames[i]), kMeanings[i]});
  }
  Topic& metrics = topics["metrics"];
  metrics.what = "What objectives and observed figures speak of.";
  static constexpr std::array<const char*, kMetrics> kFigures = {
      "requests a second",
      "fraction that ended ok, degraded ones too",
      "mean response time",
      "median response time",
      "90 % are at most this slow",
      "95 % are at most this slow",
      "99 % are at most this slow",
      "99.9 % are at most this slow",
      "the slowest"};
  for (std::size_t i = 0; i < kMetrics; ++i) {
    metrics.items.push_back({std::string(kMetricNames[i]), kFigures[i]});
  }
  return topics;
}

std::string document_of(const std::string& name, const Topic& topic) {
  JsonWriter json;
  json.begin_object()
      .field("schema", "orrery.list/1")
      .field("topic", std::string_view(name))
      .key("items")
      .begin_array();
  for (const Item& item : topic.items) {
    json.begin_object()
        .field("name", std::string_view(item.name))
        .field("what", std::string_view(item.what))
        .field("modelled", !item.is_planned)
        .end_object();
  }
  return json.end_array().end_object().text();
}

std::string text_of(const Topic& topic) {
  TextTable table({"", ""}, 2);
  for (const Item& item : topic.items) {
    table.add({"  " + item.name, item.is_planned ? "(not modelled yet) " + item.what : item.what});
  }
  return topic.what + table.text(1000);
}

// People write the plural or the singular, and the key `load_balancing` for its policies.
Topics::const_iterator find_topic(const Topics& topics, const std::string& name) {
  std::vector<std::string> spellings = {name == "load_balancing" ? "policies" : name, name + 's'};
  if (name.ends_with("ies")) spellings.push_back(name.substr(0, name.size() - 3) + 'y');
  for (const char* plural : {"s", "es"}) {
    if (name.ends_with(plural)) {
      spellings.push_back(name.substr(0, name.size() - std::string_view(plural).size()));
    }
  }
  for (const std::string& spelling : spellings) {
    if (const auto found = topics.find(spelling); found != topics.end()) return found;
  }
  return topics.end();
}

}  // namespace

int list_command(const CommandLine& line) {
  const Topics topics = all_topics();
  if (line.topic.empty()) {
    Topic all{"Topics of 'orrery list TOPIC':", {}};
    for (const auto& [name, topic] : topics) all.items.push_back({name, topic.what});
    print_result(line.json ? document_of("", all) : text_of(all));
    return kExitOk;
  }
  const auto found = find_topic(topics, line.topic);
  if (found == topics.end()) {
    std::vector<std::string> names;
    for (const auto& [name, topic] : topics) names.push_back(name);
    print_message("orrery: unknown topic '" + line.topic + "', allowed are " + joined(names) +
                  did_you_mean(line.topic, names) + '\n');
    return kExitUsage;
  }
  print_result(line.json ? document_of(found->first, found->second) : text_of(found->second));
  return kExitOk;
}

}  // namespace orrery::app
