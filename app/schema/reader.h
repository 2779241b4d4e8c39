// What goes along while a document is read: where the reading stands, what was wrong, and where
// everything came from.
//
// There are two paths. The source path is what was written; the canonical path is the one in the
// resolved scenario, where short forms are written in full: `timeout` of a call that was written
// as a word, the `steps` of an endpoint that was written as a list. Messages speak of the source
// path; cross checks on specs know canonical ones, and ask `find` for the source.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/schema/node.h"
#include "app/schema/place.h"
#include "app/schema/scenario_error.h"

namespace orrery::app {

// Appends "key" or "[3]" to a path.
void append_step(std::string& path, std::string_view step);
std::string item_step(std::size_t index);  // "[3]"

struct FoundProblem {
  ProblemKind kind = ProblemKind::error;
  std::string path;            // source path
  std::string canonical_path;  // for cross checks to see what is damaged
  Place place;
  std::string message;
};

class Reader {
 public:
  // While it lives the reading stands one step deeper.
  class Scope {
   public:
    // In both paths.
    Scope(Reader& reader, std::string_view step, const Place& place)
        : Scope(reader, step, step, place) {}
    // Empty steps add nothing.
    Scope(Reader& reader, std::string_view source, std::string_view canonical, const Place& place);
    Scope(const Scope&) = delete;
    Scope& operator=(const Scope&) = delete;
    ~Scope();

   private:
    Reader& reader_;
    std::size_t path_length_;
    std::size_t canonical_length_;
  };

  struct Known {
    std::string path;  // source path
    Place place;
  };

  // Report at the path where the reading stands.
  void error(const Place& place, std::string message);
  void unmodelled(const Place& place, std::string message);
  // "found X, allowed are ALLOWED", or "allowed is a ...".
  void refuse(const Node& node, const std::string& allowed);
  // The same one step deeper.
  void error_below(std::string_view step, const Place& place, std::string message);

  // What is read here also has this canonical path.
  void also_known_as(const std::string& canonical, const Place& place);
  // Whatever is known at or below the canonical path `from` is known in the same way at `to`.
  void also_known_at(const std::string& from, const std::string& to);

  // Problems beyond limits::kProblemsMax are counted only.
  std::vector<FoundProblem>& problems() { return problems_; }
  const std::vector<FoundProblem>& problems() const { return problems_; }
  std::size_t problems_left_out() const { return left_out_; }
  bool is_full() const;
  // How many there were up to now.
  std::size_t problem_count() const { return problems_.size() + left_out_; }

  // By canonical path.
  const std::map<std::string, Known, std::less<>>& places() const { return places_; }
  const std::string& path() const { return path_; }
  const std::string& canonical_path() const { return canonical_; }

 private:
  friend class Scope;
  void add(ProblemKind kind, const Place& place, std::string message);

  std::string path_;
  std::string canonical_;
  std::map<std::string, Known, std::less<>> places_;
  std::vector<FoundProblem> problems_;
  std::size_t left_out_ = 0;
};

}  // namespace orrery::app
