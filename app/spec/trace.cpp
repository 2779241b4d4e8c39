#include "app/spec/trace.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "app/schema/object.h"
#include "app/schema/scalar_types.h"
#include "app/schema/units/duration.h"
#include "app/schema/units/timestamp.h"

namespace orrery::app {
namespace {

using models::TraceArrivalsSpec;
using models::TraceRow;
using models::TraceSource;
using models::TraceSpread;

constexpr std::size_t kFileNameBytesMax = 4'096;
constexpr std::array<const char*, 4> kUnits = {"s", "ms", "us", "ns"};

// A trace as it is written; what needs what is checked behind the reading.
struct TraceForm {
  TraceSource source;
  std::optional<std::vector<std::uint64_t>> counts;
  std::optional<sim::Duration> interval;
  TraceSpread spread = TraceSpread::even;
  double speed = 1;
};

using Allows = bool (*)(const std::string&);

// A member of the source that is a text; empty texts are left out.
void add_text(Object<TraceForm>& o, const char* name, std::string TraceSource::*member,
              Allows allows, const std::string& allowed, const Shape& shape, const char* doc,
              const char* example) {
  o.property(
      name,
      [=](const Node& node, Reader& reader, TraceForm& form) {
        if (!node.is_scalar() || !allows(node.text)) {
          reader.refuse(node, allowed);
          return false;
        }
        form.source.*member = node.text;
        return true;
      },
      [=](const TraceForm& form) -> std::optional<Node> {
        const std::string& text = form.source.*member;
        if (text.empty()) return std::nullopt;
        return text_node(text);
      },
      shape, doc, example);
}

bool is_file_name(const std::string& text) {
  return !text.empty() && text.size() <= kFileNameBytesMax;
}
bool is_bound(const std::string& text) {
  const Parsed<sim::Duration> offset = parse_duration_value(text);
  return offset.ok() ? offset.value >= sim::Duration() : parse_timestamp(text).ok();
}
bool is_unit(const std::string& text) {
  return std::find(kUnits.begin(), kUnits.end(), text) != kUnits.end();
}
bool is_hash(const std::string& text) {
  return text.size() == 32 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

void add_source(Object<TraceForm>& o) {
  const Shape text{ShapeKind::text, "text"};
  add_text(o, "file", &TraceSource::file, is_file_name, "names of files", text,
           "A table of comma-separated values with a header, relative to this file. Either this, "
           "or `counts`.",
           "visits.csv");
  add_text(o, "time", &TraceSource::time, is_file_name, "names of columns", text,
           "The column with the instants, or with the beginnings of intervals.", "period");
  add_text(o, "count", &TraceSource::count, is_file_name, "names of columns", text,
           "The column with the requests of an interval; without, each row is one request.",
           "count");
  Shape unit{ShapeKind::choice, "unit"};
  unit.choices.assign(kUnits.begin(), kUnits.end());
  add_text(o, "unit", &TraceSource::unit, is_unit, "s, ms, us and ns", unit,
           "Of times that are numbers: s, ms, us or ns. Without, they are dates such as "
           "1998-05-10 08:30:00, in UTC.",
           "s");
}

void add_slice(Object<TraceForm>& o) {
  const Shape bound{ShapeKind::text, "instant or duration"};
  const std::string allowed =
      "instants such as 1998-05-10 08:30:00, or durations since the first row such as 10h";
  add_text(o, "from", &TraceSource::from, is_bound, allowed, bound,
           "Where the run starts in the trace: rows that begin before it are left out. An instant, "
           "or a time since the first row.",
           "1998-05-10 08:30:00");
  add_text(o, "until", &TraceSource::until, is_bound, allowed, bound,
           "Rows that begin at it or later are left out.", "10h");
  o.property(
      "sort",
      [flag = flag_type()](const Node& node, Reader& reader, TraceForm& form) {
        return flag.read(node, reader, form.source.sort);
      },
      [](const TraceForm& form) -> std::optional<Node> {
        if (!form.source.sort) return std::nullopt;
        return plain("true");
      },
      flag_type().shape, "Whether rows may be out of order; they are then sorted by time.", "true");
  add_text(o, "content", &TraceSource::content, is_hash, "hashes of 32 hexadecimal digits",
           {ShapeKind::text, "hash", "^[0-9a-f]{32}$"},
           "The hash of the file's bytes (XXH3, 128 bits): a file with another one is refused. A "
           "resolved scenario has it.",
           "0123456789abcdef0123456789abcdef");
}

const Object<TraceForm>& trace_object() {
  static const Object<TraceForm> object = [] {
    Object<TraceForm> o("trace",
                        "The requests of a real system: their instants, or how many there were in "
                        "each interval. Every interval has exactly its count.");
    add_source(o);
    o.optional(
        "counts", &TraceForm::counts, list_of(count_type(0, limits::kTraceCountMax), "counts"),
        "In place of a file: the requests of one interval after the other.", "[120, 80, 400]");
    o.optional("interval", &TraceForm::interval,
               duration_type(sim::Duration::nanoseconds(1), limits::kTimeMax),
               "Of counts: how long one is.", "1m");
    o.field(
        "spread", &TraceForm::spread,
        choice_type<TraceSpread>({{"even", TraceSpread::even}, {"uniform", TraceSpread::uniform}}),
        "How the requests of an interval are spread over it: at equal distances, or as "
        "independent uniform instants (a Poisson process of which the count is known).",
        "uniform");
    add_slice(o);
    o.field("speed", &TraceForm::speed, number_type(),
            "So many times faster than it was: 60 makes an hour of it a minute. 1e-6 to 1e6.",
            "60");
    o.exactly_one({"file", "counts"});
    return o;
  }();
  return object;
}

bool need(const Node& node, Reader& reader, const char* key, const std::string& message) {
  const Entry* entry = node.find(key);
  reader.error_below(key, entry != nullptr ? entry->place : node.place, message);
  return false;
}

bool check_form(const TraceForm& form, const Node& node, Reader& reader) {
  if (form.counts) {
    for (const char* key : {"time", "count", "unit", "from", "until", "sort", "content"}) {
      if (node.find(key) != nullptr) return need(node, reader, key, "is for files, not for counts");
    }
  } else if (form.source.time.empty()) {
    if (node.find("time") != nullptr) return false;
    return need(node, reader, "time", "is missing beside file; for example time: period");
  }
  const bool has_counts = form.counts || !form.source.count.empty();
  if (has_counts && !form.interval) {
    if (node.find("interval") != nullptr) return false;
    return need(node, reader, "interval", "is missing beside counts; for example interval: 1m");
  }
  if (!has_counts && form.interval) {
    return need(node, reader, "interval", "is for counts; without count, each row is an instant");
  }
  return true;
}

bool to_trace(TraceForm& form, const Node& node, Reader& reader, TraceArrivalsSpec& spec) {
  if (!check_form(form, node, reader)) return false;
  spec.source = std::move(form.source);
  spec.interval = form.interval.value_or(sim::Duration());
  spec.spread = form.spread;
  spec.speed = form.speed;
  if (!form.counts) return true;
  sim::Duration begin;
  for (const std::uint64_t count : *form.counts) {
    spec.rows.push_back({begin, count});
    begin += spec.interval;
  }
  return true;
}

TraceForm from_trace(const TraceArrivalsSpec& spec) {
  TraceForm form = {spec.source, std::nullopt, std::nullopt, spec.spread, spec.speed};
  if (spec.interval > sim::Duration()) form.interval = spec.interval;
  if (!spec.source.file.empty()) return form;
  form.counts.emplace();
  for (const TraceRow& row : spec.rows) form.counts->push_back(row.count);
  return form;
}

}  // namespace

Type<TraceArrivalsSpec> trace_type() {
  return converted<TraceArrivalsSpec, TraceForm>(object_type<TraceForm, trace_object>(), to_trace,
                                                 from_trace);
}

std::optional<sim::Duration> trace_unit(const std::string& unit) {
  if (unit == "s") return sim::Duration::seconds(1);
  if (unit == "ms") return sim::Duration::milliseconds(1);
  if (unit == "us") return sim::Duration::microseconds(1);
  if (unit == "ns") return sim::Duration::nanoseconds(1);
  return std::nullopt;
}

}  // namespace orrery::app
