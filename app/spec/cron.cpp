#include "app/spec/cron.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "app/schema/object.h"
#include "app/schema/scalar_types.h"
#include "app/schema/units/count.h"
#include "app/spec/distributions.h"

namespace orrery::app {
namespace {

using models::CronArrivalsSpec;
using models::CronSchedule;

constexpr std::uint64_t kRequestsMax = 1'000'000;
constexpr std::size_t kScheduleBytesMax = 1'000;

struct CronField {
  const char* name;
  std::uint64_t low;
  std::uint64_t high;                   // as it is written: 7 is a Sunday too
  std::vector<std::string> names = {};  // of the values from `low` on
};

const std::array<CronField, 5>& cron_fields() {
  static const std::array<CronField, 5> fields = {{
      {"minute", 0, 59},
      {"hour", 0, 23},
      {"day of the month", 1, 31},
      {"month",
       1,
       12,
       {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}},
      {"day of the week", 0, 7, {"sun", "mon", "tue", "wed", "thu", "fri", "sat"}},
  }};
  return fields;
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

// A number of the field, or a name of one.
std::optional<std::uint64_t> value_of(std::string_view text, const CronField& field) {
  std::string word(text);
  for (char& c : word) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  const auto named = std::find(field.names.begin(), field.names.end(), word);
  if (named != field.names.end()) {
    return field.low + static_cast<std::uint64_t>(named - field.names.begin());
  }
  // "05" is a minute as people write it.
  if (word.size() == 2 && word.front() == '0') word.erase(0, 1);
  const Parsed<std::uint64_t> number = parse_count(word);
  if (!number.ok() || number.value < field.low || number.value > field.high) return std::nullopt;
  return number.value;
}

// One element of a field's list: *, a, a-b, with or without /n. Empty if it is none.
std::optional<std::uint64_t> element_of(std::string_view text, const CronField& field) {
  const std::vector<std::string_view> parts = split(text, '/');
  if (parts.size() > 2) return std::nullopt;
  const std::vector<std::string_view> range = split(parts[0], '-');
  std::uint64_t from = field.low;
  std::uint64_t to = field.high;
  if (parts[0] != "*") {
    const std::optional<std::uint64_t> first = value_of(range[0], field);
    const std::optional<std::uint64_t> last = value_of(range.back(), field);
    if (range.size() > 2 || !first || !last || *first > *last) return std::nullopt;
    from = *first;
    // `a/n` goes on to the end.
    if (range.size() == 2 || parts.size() == 1) to = *last;
  } else if (field.high == 7) {
    to = 6;
  }
  std::uint64_t step = 1;
  if (parts.size() == 2) {
    const Parsed<std::uint64_t> parsed = parse_count(parts[1]);
    if (!parsed.ok() || parsed.value < 1 || parsed.value > field.high) return std::nullopt;
    step = parsed.value;
  }
  std::uint64_t set = 0;
  for (std::uint64_t value = from; value <= to; value += step) set |= std::uint64_t{1} << value;
  return set;
}

// Whether some year has one of the days. Where days of the week do, too, there is always one.
bool has_days(const CronSchedule& schedule) {
  if (!schedule.any_weekday || schedule.any_day) return true;
  constexpr std::array<int, 13> kDays = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  for (std::size_t month = 1; month < kDays.size(); ++month) {
    if (((schedule.months >> month) & 1) == 0) continue;
    if ((schedule.days & ((std::uint64_t{2} << kDays[month]) - 1)) != 0) return true;
  }
  return false;
}

std::string_view meaning_of(std::string_view text) {
  constexpr std::array<std::array<std::string_view, 2>, 7> kWords = {{{"@hourly", "0 * * * *"},
                                                                      {"@daily", "0 0 * * *"},
                                                                      {"@midnight", "0 0 * * *"},
                                                                      {"@weekly", "0 0 * * 0"},
                                                                      {"@monthly", "0 0 1 * *"},
                                                                      {"@yearly", "0 0 1 1 *"},
                                                                      {"@annually", "0 0 1 1 *"}}};
  for (const auto& [word, meaning] : kWords) {
    if (text == word) return meaning;
  }
  return text;
}

// "1-3,7" of a set.
std::string set_text(std::uint64_t set) {
  std::string text;
  for (unsigned value = 0; value < 64; ++value) {
    if (((set >> value) & 1) == 0) continue;
    unsigned last = value;
    while (last < 63 && ((set >> (last + 1)) & 1) != 0) ++last;
    text += (text.empty() ? "" : ",") + std::to_string(value);
    if (last > value) text += (last == value + 1 ? "," : "-") + std::to_string(last);
    value = last;
  }
  return text;
}

Type<CronSchedule> schedule_type() {
  return {[](const Node& node, Reader& reader, CronSchedule& schedule) {
            if (!node.is_scalar()) {
              reader.refuse(node, "five fields such as \"0 * * * *\"");
              return false;
            }
            const Parsed<CronSchedule> parsed = parse_cron(node.text);
            schedule = parsed.value;
            if (parsed.ok()) return true;
            reader.error(node.place, "found " + found(node) + ", " + parsed.error);
            return false;
          },
          [](const CronSchedule& schedule) { return text_node(cron_text(schedule)); },
          {ShapeKind::text, "cron schedule"}};
}

const Object<CronArrivalsSpec>& cron_object() {
  static const Object<CronArrivalsSpec> object = [] {
    Object<CronArrivalsSpec> o("cron",
                               "Requests by the clock, as the scenario's `clock` has it, in UTC.");
    o.required("schedule", &CronArrivalsSpec::schedule, schedule_type(),
               "Minute, hour, day of the month, month, day of the week. A day is meant where both "
               "days fit; where neither is `*`, either of them.",
               "\"*/15 8-18 * * mon-fri\"");
    o.field("requests", &CronArrivalsSpec::requests, whole_type<std::uint32_t>(1, kRequestsMax),
            "So many each time, at once.", "20000");
    o.optional("jitter", &CronArrivalsSpec::jitter, distribution_type(),
               "How much later than the clock says, drawn each time.",
               "{uniform: {min: 0s, max: 30s}}");
    o.property(
        "time_zone",
        [](const Node& node, Reader& reader, CronArrivalsSpec&) {
          if (node.is_scalar() && node.text == "UTC") return true;
          reader.refuse(node, "UTC, which is the only one that is modelled");
          return false;
        },
        [](const CronArrivalsSpec&) -> std::optional<Node> { return std::nullopt; },
        {ShapeKind::choice, "time zone", "", 0, 0, {"UTC"}}, "That of the schedule.", "UTC");
    o.planned("parallelism", "requests of a batch side by side");
    return o;
  }();
  return object;
}

}  // namespace

Parsed<CronSchedule> parse_cron(std::string_view text) {
  CronSchedule schedule;
  if (text.size() > kScheduleBytesMax) return {schedule, "which is too long"};
  std::vector<std::string_view> words;
  for (const std::string_view word : split(meaning_of(text), ' ')) {
    if (!word.empty()) words.push_back(word);
  }
  const std::array<CronField, 5>& fields = cron_fields();
  if (words.size() != fields.size()) {
    return {schedule,
            "allowed are five fields such as \"0 * * * *\": minute, hour, day of the "
            "month, month, day of the week"};
  }
  std::array<std::uint64_t, 5> sets = {};
  for (std::size_t i = 0; i < fields.size(); ++i) {
    for (const std::string_view part : split(words[i], ',')) {
      const std::optional<std::uint64_t> set = element_of(part, fields[i]);
      if (!set) {
        return {schedule, "of which " + in_quotes(part) + " is no " + fields[i].name +
                              "; allowed are *, " + std::to_string(fields[i].low) + " to " +
                              std::to_string(fields[i].high) + ", lists, ranges and steps"};
      }
      sets[i] |= *set;
    }
  }
  constexpr std::uint64_t kSunday = 1;
  constexpr std::uint64_t kSeven = std::uint64_t{1} << 7;
  if ((sets[4] & kSeven) != 0) sets[4] = (sets[4] & ~kSeven) | kSunday;
  schedule = {sets[0], sets[1], sets[2], sets[3], sets[4], words[2] == "*", words[4] == "*"};
  if (!has_days(schedule)) return {schedule, "a day that no year has"};
  return {schedule, ""};
}

std::string cron_text(const CronSchedule& schedule) {
  const auto text = [](std::uint64_t set, std::uint64_t low, std::uint64_t high) {
    const std::uint64_t all = ((std::uint64_t{2} << high) - 1) & ~((std::uint64_t{1} << low) - 1);
    return set == all ? "*" : set_text(set);
  };
  return text(schedule.minutes, 0, 59) + " " + text(schedule.hours, 0, 23) + " " +
         (schedule.any_day ? "*" : set_text(schedule.days)) + " " + text(schedule.months, 1, 12) +
         " " + (schedule.any_weekday ? "*" : set_text(schedule.weekdays));
}

Type<CronArrivalsSpec> cron_type() {
  return object_type<CronArrivalsSpec, cron_object>();
}

}  // namespace orrery::app
