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

// Of the service, its pods or its endpoints.
bool speaks_of_service(const models::FailureSpec& failure, const std::string& name) {
  if (const auto* kill = std::get_if<models::PodKillSpec>(&failure.kind)) {
    return kill->pods.service == name;
  }
  if (const auto* slow = std::get_if<models::SlowCpuSpec>(&failure.kind)) {
    const auto* pods = std::get_if<models::PodChoice>(&slow->where);
    return pods != nullptr && pods->service == name;
  }
  if (const auto* errors = std::get_if<models::ErrorsSpec>(&failure.kind)) {
    return errors->endpoint.service == name;
  }
  const auto* latency = std::get_if<models::LatencySpec>(&failure.kind);
  return latency != nullptr && latency->endpoint.service == name;
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
    for (const models::FailureSpec& failure : spec.failures) {
      if (speaks_of_service(failure, name)) return false;
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
        if (!spec.failures.empty()) return false;  // they may speak of nodes
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
        // What nobody would meet is no part of a valid scenario.
        std::erase_if(spec.failures, [&spec](const models::FailureSpec& failure) {
          const auto* timeline = std::get_if<models::TimelineSpec>(&failure.when);
          return timeline != nullptr && timeline->at >= spec.duration;
        });
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
      if (s.workloads.count(name) == 0) return false;
      s.workloads[name].priority = 0;
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
      for (const models::FailureSpec& failure : s.failures) {
        if (speaks_of_service(failure, name)) return false;
      }
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

std::vector<Change> settings_of_service(const std::string& name) {
  const auto with = [name](const std::function<void(models::ServiceSpec&)>& change) {
    return [name, change](ScenarioSpec& spec) {
      if (spec.services.count(name) == 0) return false;
      change(spec.services[name]);
      return true;
    };
  };
  return {
      with([](models::ServiceSpec& service) { service.queue.discipline = {}; }),
      with([](models::ServiceSpec& service) { service.resources = {}; }),
      with([](models::ServiceSpec& service) { service.startup.reset(); }),
      with([](models::ServiceSpec& service) {
        for (auto& [endpoint, steps] : service.endpoints) steps.priority.reset();
      }),
  };
}

std::vector<Change> settings_of_zone(const std::string& name) {
  const auto with = [name](const std::function<void(models::NodeSpec&)>& change) {
    return [name, change](ScenarioSpec& spec) {
      if (spec.platform.zones.count(name) == 0) return false;
      change(spec.platform.zones[name].node);
      return true;
    };
  };
  return {
      [name](ScenarioSpec& spec) {
        for (const models::FailureSpec& failure : spec.failures) {
          if (std::holds_alternative<models::CoresOfflineSpec>(failure.kind)) return false;
        }
        if (spec.platform.zones.count(name) == 0) return false;
        spec.platform.zones[name].node = {};
        for (const auto& [other, zone] : spec.platform.zones) {
          if (zone.node.cpu_model != models::CpuModel::dedicated) return true;
        }
        // What no node cares for is not valid.
        for (auto& [service, value] : spec.services) value.resources = {};
        return true;
      },
      with([](models::NodeSpec& node) { node.speed = 1; }),
      with([](models::NodeSpec& node) { node.background = 0; }),
      with([](models::NodeSpec& node) { node.quota_phase = models::QuotaPhase::aligned; }),
      with([](models::NodeSpec& node) {
        if (node.cpu_model == models::CpuModel::cfs_quota) {
          node.cpu_model = models::CpuModel::processor_sharing;
        }
      }),
  };
}

std::vector<Change> settings_of_failure(const std::string& id) {
  const auto with = [id](const std::function<void(models::FailureSpec&)>& change) {
    return [id, change](ScenarioSpec& spec) {
      for (models::FailureSpec& failure : spec.failures) {
        if (failure.id != id) continue;
        change(failure);
        return true;
      }
      return false;
    };
  };
  return {
      [id](ScenarioSpec& spec) {
        return std::erase_if(spec.failures, [&id](const models::FailureSpec& failure) {
                 return failure.id == id;
               }) > 0;
      },
      with([](models::FailureSpec& failure) {
        if (auto* timeline = std::get_if<models::TimelineSpec>(&failure.when)) timeline->times = 1;
      }),
      with([](models::FailureSpec& failure) {
        if (auto* clocks = std::get_if<models::ClocksSpec>(&failure.when)) clocks->crews = 0;
      }),
      with([](models::FailureSpec& failure) { failure.noticed_after.reset(); }),
  };
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
  const auto add = [&changes](const std::vector<Change>& more) {
    changes.insert(changes.end(), more.begin(), more.end());
  };
  for (const models::FailureSpec& failure : spec.failures) add(settings_of_failure(failure.id));
  for (const auto& [name, service] : spec.services) add(settings_of_service(name));
  for (const auto& [name, zone] : spec.platform.zones) add(settings_of_zone(name));
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
