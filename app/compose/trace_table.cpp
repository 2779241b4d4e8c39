#include "app/compose/trace_table.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "app/schema/limits.h"
#include "app/schema/nearest.h"
#include "app/schema/node.h"
#include "app/schema/units/decimal.h"
#include "app/schema/units/duration.h"
#include "app/schema/units/timestamp.h"
#include "app/spec/trace.h"
#include "sim/base/saturating.h"
#include "sim/base/time_text.h"

namespace orrery::app {
namespace {

using models::TraceRow;
using models::TraceSource;
using sim::Duration;

// A number of some unit; parts of nanoseconds are rounded.
Parsed<Duration> parse_number_of(std::string_view text, Duration unit) {
  const auto scale = static_cast<std::uint64_t>(unit.nanoseconds());
  constexpr auto kMost = static_cast<std::uint64_t>(limits::kTimeMax.nanoseconds()) * 5;
  const Parsed<std::uint64_t> exact = parse_scaled(text, scale);
  if (exact.ok() && exact.value <= kMost) {
    return {Duration::nanoseconds(static_cast<std::int64_t>(exact.value)), ""};
  }
  const Parsed<double> parsed = parse_decimal(text);
  if (!parsed.ok()) return {{}, parsed.error + "; allowed are numbers such as 12.5"};
  const double nanoseconds = parsed.value * static_cast<double>(scale);
  if (!(nanoseconds >= 0 && nanoseconds <= static_cast<double>(kMost))) {
    return {{}, "allowed are times from 0 to 180 years"};
  }
  return {Duration::nanoseconds(sim::saturating_round(nanoseconds)), ""};
}

class TableReader {
 public:
  TableReader(std::string_view text, const TraceSource& source, Duration interval)
      : csv_(text), source_(source), interval_(interval), unit_(trace_unit(source.unit)) {}

  TraceTable read() {
    if (find_columns() && read_rows() && order() && find_bounds()) slice();
    return std::move(table_);
  }

 private:
  struct Reading {
    TraceRow row;
    CsvPlace place;
  };

  bool fail(std::string key, std::optional<CsvPlace> place, std::string problem) {
    table_.key = std::move(key);
    table_.place = place;
    table_.problem = std::move(problem);
    return false;
  }

  bool find_columns() {
    if (!next()) return table_.problem.empty() ? fail("file", std::nullopt, "is empty") : false;
    header_ = fields_;
    if (!find_column("time", source_.time, time_column_)) return false;
    return source_.count.empty() || find_column("count", source_.count, count_column_);
  }

  bool find_column(const char* key, const std::string& name, std::size_t& column) {
    NearestName nearest(name);
    std::size_t found = 0;
    for (std::size_t i = 0; i < header_.size(); ++i) {
      nearest.offer(header_[i].text);
      if (header_[i].text != name) continue;
      column = i;
      ++found;
    }
    if (found == 1) return true;
    if (found > 1) {
      return fail(key, header_[column].place, "the column " + in_quotes(name) + " stands twice");
    }
    return fail(
        key, header_.front().place,
        "there is no column " + in_quotes(name) + nearest.did_you_mean_of("its columns are"));
  }

  // The next row of the file; false: none, or a problem.
  bool next() {
    if (csv_.next(fields_)) return true;
    if (!csv_.problem().empty()) fail("file", csv_.problem_place(), csv_.problem());
    return false;
  }

  bool read_rows() {
    while (next()) {
      if (fields_.size() != header_.size()) {
        return fail("file", fields_.front().place,
                    "has " + std::to_string(fields_.size()) + " fields, the header has " +
                        std::to_string(header_.size()));
      }
      if (readings_.size() == limits::kTraceRowsMax) {
        return fail("file", fields_.front().place,
                    "has more than " + std::to_string(limits::kTraceRowsMax) + " rows");
      }
      Reading reading = {{{}, 1}, fields_[time_column_].place};
      if (!read_time(fields_[time_column_], reading.row.begin)) return false;
      if (!source_.count.empty() && !read_count(fields_[count_column_], reading.row.count)) {
        return false;
      }
      readings_.push_back(reading);
    }
    if (!table_.problem.empty()) return false;
    if (!readings_.empty()) return true;
    return fail("file", header_.front().place, "has a header and no rows");
  }

  bool read_time(const CsvField& field, Duration& time) {
    const Parsed<Duration> parsed =
        unit_ ? parse_number_of(field.text, *unit_) : parse_timestamp(field.text);
    time = parsed.value;
    if (parsed.ok()) return true;
    const bool is_number =
        !unit_ && !field.text.empty() && decimal_length(field.text) == field.text.size();
    return fail("time", field.place,
                "found " + in_quotes(field.text) + ", " +
                    (is_number ? "a number, which needs its unit: write unit: s beside time"
                               : parsed.error));
  }

  bool read_count(const CsvField& field, std::uint64_t& count) {
    const Parsed<std::uint64_t> parsed = parse_scaled(field.text, 1);
    count = parsed.value;
    if (!parsed.ok() || count > limits::kTraceCountMax) {
      return fail("count", field.place,
                  "found " + in_quotes(field.text) + ", allowed are whole numbers from 0 to " +
                      std::to_string(limits::kTraceCountMax));
    }
    total_ += count;
    if (total_ <= limits::kTraceRequestsMax) return true;
    return fail(
        "count", field.place,
        "makes more than " + std::to_string(limits::kTraceRequestsMax) + " requests in all");
  }

  // Sorts the rows if that is asked for, makes one of those of one time, and checks their
  // distances.
  bool order() {
    const auto is_before = [](const Reading& a, const Reading& b) {
      return a.row.begin < b.row.begin;
    };
    if (source_.sort) std::stable_sort(readings_.begin(), readings_.end(), is_before);
    std::size_t kept = 0;
    for (std::size_t i = 1; i < readings_.size(); ++i) {
      const Reading& reading = readings_[i];
      const Duration gap = reading.row.begin - readings_[kept].row.begin;
      if (gap < Duration()) {
        return fail("time", reading.place,
                    "is " + to_text(Duration() - gap) +
                        " before the row in front of it; write sort: true if that may be");
      }
      if (gap == Duration()) {
        readings_[kept].row.count += reading.row.count;
        continue;
      }
      if (gap < interval_) {
        return fail("interval", reading.place,
                    "is " + to_text(gap) + " behind the row before, less than the interval, " +
                        to_text(interval_));
      }
      readings_[++kept] = reading;
    }
    readings_.resize(kept + 1);
    return true;
  }

  bool find_bounds() {
    begin_ = readings_.front().row.begin;
    end_ = Duration::max();
    const Duration first = begin_;
    if (!source_.from.empty() && !find_bound("from", source_.from, first, begin_)) return false;
    if (!source_.until.empty() && !find_bound("until", source_.until, first, end_)) return false;
    if (begin_ < end_) return true;
    return fail("until", std::nullopt, "is not behind the beginning");
  }

  bool find_bound(const char* key, const std::string& text, Duration first, Duration& bound) {
    const Parsed<Duration> offset = parse_duration_value(text);
    if (offset.ok()) {
      bound = first + offset.value;
      return true;
    }
    if (unit_) {
      return fail(key, std::nullopt,
                  "found " + in_quotes(text) +
                      ", allowed are durations since the first row: its times are numbers");
    }
    bound = parse_timestamp(text).value;
    return true;
  }

  void slice() {
    for (const Reading& reading : readings_) {
      if (reading.row.begin < begin_ || reading.row.begin >= end_) continue;
      table_.rows.push_back({reading.row.begin - begin_, reading.row.count});
    }
    if (table_.rows.empty()) {
      fail(source_.from.empty() ? "until" : "from", std::nullopt,
           "leaves nothing of the " + std::to_string(readings_.size()) + " rows");
    }
  }

  CsvReader csv_;
  const TraceSource& source_;
  Duration interval_;
  std::optional<Duration> unit_;
  std::vector<CsvField> fields_;
  std::vector<CsvField> header_;
  std::size_t time_column_ = 0;
  std::size_t count_column_ = 0;
  std::vector<Reading> readings_;
  std::uint64_t total_ = 0;
  Duration begin_;
  Duration end_;
  TraceTable table_;
};

}  // namespace

TraceTable read_trace_table(std::string_view text, const TraceSource& source,
                            sim::Duration interval) {
  return TableReader(text, source, interval).read();
}

}  // namespace orrery::app
