// The name that was probably meant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace orrery::app {

// The candidate with the smallest edit distance (insert, delete, replace, swap neighbours) to
// `name`, at most 2 and less than the length of `name`; the first of several; empty if none.
// COST: linear in the candidates' text.
std::string nearest(std::string_view name, const std::vector<std::string>& candidates);

// "; did you mean 'X'?", or empty.
std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates);

// "a, b, c", cut after 30 names.
std::string joined(const std::vector<std::string>& names);

}  // namespace orrery::app
