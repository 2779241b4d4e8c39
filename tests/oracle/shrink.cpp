#include "tests/oracle/shrink.h"

#include <cstddef>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace orrery::oracle {

using models::ScenarioSpec;
using models::StepList;
using models::StepSpec;

namespace {

void collect_lists(StepList& list, std::vector<StepList*>& lists) {
  lists.push_back(&list);
  for (StepSpec& step : list) {
    if (auto* call = std::get_if<models::CallStepSpec>(&step.step)) {
      collect_lists(call->fallback, lists);
    } else if (auto* parallel = std::get_if<models::ParallelStepSpec>(&step.step)) {
      for (StepList& branch : parallel->branches) collect_lists(branch, lists);
      collect_lists(parallel->fallback, lists);
    } else if (auto* choose = std::get_if<models::ChooseStepSpec>(&step.step)) {
      for (auto& alternative : choose->alternatives) collect_lists(alternative.steps, lists);
    } else if (auto* repeat = std::get_if<models::RepeatStepSpec>(&step.step)) {
      collect_lists(repeat->steps, lists);
    }
  }
}

std::vector<StepList*> lists_of(ScenarioSpec& spec) {
  std::vector<StepList*> lists;
  for (auto& [name, service] : spec.services) {
    for (auto& [endpoint, steps] : service.endpoints) collect_lists(steps.steps, lists);
  }
  return lists;
}

// A change that makes a scenario smaller; false where it would change nothing.
using Change = std::function<bool(ScenarioSpec&)>;

Change without_workload(std::string name) {
  return [name = std::move(name)](ScenarioSpec& spec) {
    return spec.workloads.size() > 1 && spec.workloads.erase(name) > 0;
  };
}

// `list` and `index` count as in lists_of().
Change without_step(std::size_t list, std::size_t index) {
  return [=](ScenarioSpec& spec) {
    const std::vector<StepList*> lists = lists_of(spec);
    if (list >= lists.size() || index >= lists[list]->size()) return false;
    lists[list]->erase(lists[list]->begin() + static_cast<std::ptrdiff_t>(index));
    return true;
  };
}

Change without_branch(std::size_t list, std::size_t index, std::size_t branch) {
  return [=](ScenarioSpec& spec) {
    const std::vector<StepList*> lists = lists_of(spec);
    if (list >= lists.size() || index >= lists[list]->size()) return false;
    auto* parallel = std::get_if<models::ParallelStepSpec>(&(*lists[list])[index].step);
    if (parallel == nullptr || parallel->branches.size() < 2) return false;
    if (branch >= parallel->branches.size()) return false;
    parallel->branches.erase(parallel->branches.begin() + static_cast<std::ptrdiff_t>(branch));
    if (parallel->wait_for > parallel->branches.size()) parallel->wait_for = 0;
    return true;
  };
}

Change without_service(std::string name) {
  return [name = std::move(name)](ScenarioSpec& spec) {
    for (StepList* list : lists_of(spec)) {
      for (const StepSpec& step : *list) {
        const auto* call = std::get_if<models::CallStepSpec>(&step.step);
        if (call != nullptr && call->to.service == name) return false;
      }
    }
    for (const auto& [workload, value] : spec.workloads) {
      for (const models::MixEntry& entry : value.mix) {
        if (entry.endpoint.service == name) return false;
      }
    }
    spec.traffic.to.erase(name);
    return spec.services.erase(name) > 0;
  };
}

std::vector<Change> settings_of_all() {
  return {
      [](ScenarioSpec& spec) {
        spec.network = {};
        return true;
      },
      [](ScenarioSpec& spec) {
        spec.traffic = {};
        return true;
      },
      [](ScenarioSpec& spec) {
        spec.platform = {};
        for (auto& [name, workload] : spec.workloads) workload.from_zone.reset();
        return true;
      },
      [](ScenarioSpec& spec) {
        spec.warmup = sim::Duration();
        return true;
      },
      [](ScenarioSpec& spec) {
        spec.duration = spec.duration / 2;
        if (spec.warmup >= spec.duration) spec.warmup = sim::Duration();
        return spec.duration > sim::Duration::milliseconds(1);
      },
  };
}

std::vector<Change> settings_of_parts(const ScenarioSpec& spec) {
  std::vector<Change> changes;
  for (const auto& [key, workload] : spec.workloads) {
    const std::string name = key;
    changes.push_back([name](ScenarioSpec& s) {
      if (s.workloads.count(name) == 0) return false;
      s.workloads[name].client = {};
      return true;
    });
    changes.push_back([name](ScenarioSpec& s) {
      if (s.workloads.count(name) == 0 || s.workloads[name].mix.size() < 2) return false;
      s.workloads[name].mix.pop_back();
      return true;
    });
  }
  for (const auto& [key, service] : spec.services) {
    const std::string name = key;
    changes.push_back([name](ScenarioSpec& s) {
      if (s.services.count(name) == 0) return false;
      s.services[name].replicas = 1;
      return true;
    });
    changes.push_back([name](ScenarioSpec& s) {
      if (s.services.count(name) == 0) return false;
      s.services[name].queue.capacity.reset();
      return true;
    });
    for (const auto& endpoint : service.endpoints) {
      const std::string endpoint_name = endpoint.first;
      changes.push_back([name, endpoint_name](ScenarioSpec& s) {
        if (s.services.count(name) == 0) return false;
        s.services[name].endpoints[endpoint_name].timeout.reset();
        return true;
      });
    }
  }
  return changes;
}

std::vector<Change> all_changes(ScenarioSpec spec) {
  std::vector<Change> changes;
  for (const auto& [name, workload] : spec.workloads) changes.push_back(without_workload(name));
  for (const auto& [name, service] : spec.services) changes.push_back(without_service(name));
  const std::vector<StepList*> lists = lists_of(spec);
  for (std::size_t list = lists.size(); list > 0; --list) {
    for (std::size_t index = lists[list - 1]->size(); index > 0; --index) {
      changes.push_back(without_step(list - 1, index - 1));
      for (std::size_t branch = 0; branch < 5; ++branch) {
        changes.push_back(without_branch(list - 1, index - 1, branch));
      }
    }
  }
  for (const Change& change : settings_of_all()) changes.push_back(change);
  for (const Change& change : settings_of_parts(spec)) changes.push_back(change);
  return changes;
}

}  // namespace

ScenarioSpec shrunk(ScenarioSpec spec, const Shows& shows) {
  constexpr int kRounds = 4;
  for (int round = 0; round < kRounds; ++round) {
    for (const Change& change : all_changes(spec)) {
      ScenarioSpec smaller = spec;
      if (change(smaller) && shows(smaller)) spec = std::move(smaller);
    }
  }
  return spec;
}

}  // namespace orrery::oracle
