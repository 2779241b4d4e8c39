// Colours, where there is a terminal that shows them.
#pragma once

#include <string>
#include <string_view>

#include "app/run/objectives.h"

namespace orrery::app {

class Ink {
 public:
  Ink() = default;
  explicit Ink(bool is_on) : is_on_(is_on) {}

  std::string bold(std::string_view text) const { return with("1", text); }
  std::string dim(std::string_view text) const { return with("2", text); }
  std::string red(std::string_view text) const { return with("31", text); }
  std::string green(std::string_view text) const { return with("32", text); }
  std::string yellow(std::string_view text) const { return with("33", text); }

  // Green, red or yellow by the verdict.
  std::string by(Verdict verdict, std::string_view text) const {
    if (verdict == Verdict::met) return green(text);
    return verdict == Verdict::missed ? red(text) : yellow(text);
  }

 private:
  std::string with(std::string_view code, std::string_view text) const {
    if (!is_on_) return std::string(text);
    return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
  }

  bool is_on_ = false;
};

}  // namespace orrery::app
