#include "tests/oracle/step_numbers.h"

#include <variant>

namespace orrery::oracle {

using models::StepList;
using models::StepSpec;

std::vector<const StepList*> lists_inside(const StepSpec& step) {
  std::vector<const StepList*> lists;
  if (const auto* call = std::get_if<models::CallStepSpec>(&step.step)) {
    lists.push_back(&call->fallback);
  } else if (const auto* parallel = std::get_if<models::ParallelStepSpec>(&step.step)) {
    for (const StepList& branch : parallel->branches) lists.push_back(&branch);
    lists.push_back(&parallel->fallback);
  } else if (const auto* choose = std::get_if<models::ChooseStepSpec>(&step.step)) {
    for (const auto& alternative : choose->alternatives) lists.push_back(&alternative.steps);
  } else if (const auto* repeat = std::get_if<models::RepeatStepSpec>(&step.step)) {
    lists.push_back(&repeat->steps);
  }
  return lists;
}

std::uint32_t count_steps(const StepList& steps) {
  return number_of(steps, steps.size(), 0);
}

std::uint32_t number_of(const StepList& steps, std::size_t index, std::uint32_t first) {
  std::uint32_t number = first;
  for (std::size_t i = 0; i < index; ++i) {
    ++number;
    for (const StepList* inside : lists_inside(steps[i])) number += count_steps(*inside);
  }
  return number;
}

std::uint32_t first_inside(const StepSpec& step, std::size_t index, std::uint32_t number) {
  std::uint32_t first = number + 1;
  const std::vector<const StepList*> lists = lists_inside(step);
  for (std::size_t i = 0; i < index; ++i) first += count_steps(*lists[i]);
  return first;
}

}  // namespace orrery::oracle
