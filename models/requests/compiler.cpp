#include "models/requests/compiler.h"

#include <utility>

#include "sim/base/check.h"
#include "sim/base/limits.h"
#include "sim/random/names.h"

namespace orrery::models {

namespace {

constexpr std::uint32_t kStepsMax = 65'535;

// Compiles one endpoint. Fallbacks are kept until its end has been written.
class EndpointCompiler {
 public:
  EndpointCompiler(const std::map<std::string, ServiceSpec>& services, const TrafficSpec& traffic,
                   sim::DistributionSet& distributions, CompiledServices& out,
                   const EndpointName& name, Op compute)
      : services_(services),
        traffic_(traffic),
        distributions_(distributions),
        out_(out),
        name_(name),
        compute_(compute) {}

  // `injections`: what failures may do before the first step.
  void compile(const StepList& steps, const std::vector<std::uint32_t>& injections) {
    for (const std::uint32_t injection : injections) emit({.op = Op::inject, .a = injection});
    emit_list(steps);
    emit({.op = Op::end});
    // Fallbacks of fallbacks join the list while it is walked.
    for (std::size_t i = 0; i < pending_.size(); ++i) {
      const Pending pending = pending_[i];
      if (pending.is_branch) {
        out_.program.branches[pending.owner].entry = here();
      } else {
        code()[pending.owner].b = here();
      }
      numbers_ = pending.numbers;
      emit_list(*pending.steps);
      emit(pending.is_branch ? Instruction{.op = Op::end}
                             : Instruction{.op = Op::jump, .a = pending.owner + 1});
    }
  }

 private:
  // A list of steps that stands apart: a fallback of the instruction `owner`, or the branch
  // `owner`.
  struct Pending {
    const StepList* steps;
    std::uint32_t owner;
    bool is_branch;
    std::uint32_t numbers;  // the number of its first step
  };

  std::vector<Instruction>& code() { return out_.program.code; }
  std::uint32_t here() { return static_cast<std::uint32_t>(code().size()); }
  std::uint32_t emit(Instruction instruction) {
    code().push_back(instruction);
    return here() - 1;
  }
  std::uint16_t take_number() {
    if (numbers_ >= kStepsMax) {
      throw sim::LimitError("endpoint_steps", kStepsMax, "one endpoint has too many steps");
    }
    return static_cast<std::uint16_t>(numbers_++);
  }
  std::uint32_t add(const sim::DistributionSpec& spec) { return distributions_.add(spec).index(); }

  // How many numbers a list takes, itself and all that is inside.
  static std::uint32_t count(const StepList& steps);
  static std::uint32_t count(const StepSpec& step);

  void emit_list(const StepList& steps) {
    for (const StepSpec& step : steps) {
      const std::uint16_t number = take_number();
      std::visit([this, number](const auto& spec) { emit_step(spec, number); }, step.step);
    }
  }

  void emit_step(const ComputeStepSpec& spec, std::uint16_t number) {
    emit({.op = compute_, .draws_stash = number == 0, .step = number, .a = add(spec.demand)});
  }
  void emit_step(const SleepStepSpec& spec, std::uint16_t number) {
    emit({.op = Op::sleep, .draws_stash = number == 0, .step = number, .a = add(spec.delay)});
  }
  void emit_step(const CallStepSpec& spec, std::uint16_t number);
  void emit_step(const ParallelStepSpec& spec, std::uint16_t number);
  void emit_step(const ChooseStepSpec& spec, std::uint16_t number);
  void emit_step(const RepeatStepSpec& spec, std::uint16_t number);
  void emit_step(const FailStepSpec& spec, std::uint16_t number);

  std::uint32_t add_site(const CallStepSpec& call);
  void emit_error(std::uint32_t instruction, OnError on_error, const StepList& fallback);
  void emit_weighted(const ChooseStepSpec& spec, std::uint16_t number);
  void emit_conditional(const ChooseStepSpec& spec, std::uint16_t number);

  const std::map<std::string, ServiceSpec>& services_;
  const TrafficSpec& traffic_;
  sim::DistributionSet& distributions_;
  CompiledServices& out_;
  const EndpointName& name_;
  Op compute_;
  std::uint32_t numbers_ = 0;
  std::vector<Pending> pending_;
};

std::uint32_t EndpointCompiler::count(const StepList& steps) {
  std::uint32_t sum = 0;
  for (const StepSpec& step : steps) sum += count(step);
  return sum;
}

std::uint32_t EndpointCompiler::count(const StepSpec& step) {
  std::uint32_t inside = 0;
  if (const auto* call = std::get_if<CallStepSpec>(&step.step)) {
    inside = count(call->fallback);
  } else if (const auto* parallel = std::get_if<ParallelStepSpec>(&step.step)) {
    for (const StepList& branch : parallel->branches) inside += count(branch);
    inside += count(parallel->fallback);
  } else if (const auto* choose = std::get_if<ChooseStepSpec>(&step.step)) {
    for (const AlternativeSpec& alternative : choose->alternatives) {
      inside += count(alternative.steps);
    }
  } else if (const auto* repeat = std::get_if<RepeatStepSpec>(&step.step)) {
    inside = count(repeat->steps);
  }
  return 1 + inside;
}

std::uint32_t EndpointCompiler::add_site(const CallStepSpec& call) {
  CallSite site = resolve_call(services_, traffic_, call.to, call.policy);
  site.caller = name_.service + "." + name_.endpoint;
  site.caller_service = name_.service;
  out_.sites.push_back(std::move(site));
  return static_cast<std::uint32_t>(out_.sites.size() - 1);
}

// Where an error of the instruction leads. The fallback's steps are numbered from here on.
void EndpointCompiler::emit_error(std::uint32_t instruction, OnError on_error,
                                  const StepList& fallback) {
  switch (on_error) {
    case OnError::propagate:
      code()[instruction].b = kPropagate;
      break;
    case OnError::ignore:
      code()[instruction].b = instruction + 1;
      break;
    case OnError::steps:
      pending_.push_back({&fallback, instruction, false, numbers_});
      numbers_ += count(fallback);
      break;
  }
}

void EndpointCompiler::emit_step(const CallStepSpec& spec, std::uint16_t number) {
  const std::uint32_t call = emit({.op = Op::call, .step = number, .a = add_site(spec)});
  emit_error(call, spec.on_error, spec.fallback);
}

void EndpointCompiler::emit_step(const ParallelStepSpec& spec, std::uint16_t number) {
  Program& program = out_.program;
  const auto fan = static_cast<std::uint32_t>(program.fans.size());
  const auto branches = static_cast<std::uint32_t>(spec.branches.size());
  const auto first = static_cast<std::uint32_t>(program.branches.size());
  program.fans.push_back({first, branches, spec.wait_for == 0 ? branches : spec.wait_for});
  program.branches.resize(first + branches);
  const std::uint32_t parallel = emit({.op = Op::parallel, .step = number, .a = fan});
  for (std::uint32_t i = 0; i < branches; ++i) {
    const StepList& steps = spec.branches[i];
    const auto* call = steps.size() == 1 ? std::get_if<CallStepSpec>(&steps[0].step) : nullptr;
    if (call != nullptr && call->on_error == OnError::propagate) {
      program.branches[first + i] = {add_site(*call), 0, take_number()};
    } else {
      pending_.push_back({&steps, first + i, true, numbers_});
      numbers_ += count(steps);
    }
  }
  emit_error(parallel, spec.on_error, spec.fallback);
}

void EndpointCompiler::emit_step(const ChooseStepSpec& spec, std::uint16_t number) {
  if (spec.is_weighted) {
    emit_weighted(spec, number);
  } else {
    emit_conditional(spec, number);
  }
}

void EndpointCompiler::emit_weighted(const ChooseStepSpec& spec, std::uint16_t number) {
  sim::WeightedSpec weights;
  for (const AlternativeSpec& alternative : spec.alternatives) {
    weights.weights.push_back(alternative.weight);
  }
  std::vector<std::uint32_t>& targets = out_.program.targets;
  const auto first = static_cast<std::uint32_t>(targets.size());
  targets.resize(first + spec.alternatives.size());
  emit({.op = Op::choose_weighted, .step = number, .a = add(weights), .b = first});
  std::vector<std::uint32_t> jumps;
  for (std::size_t i = 0; i < spec.alternatives.size(); ++i) {
    out_.program.targets[first + i] = here();
    emit_list(spec.alternatives[i].steps);
    jumps.push_back(emit({.op = Op::jump}));
  }
  for (const std::uint32_t jump : jumps) code()[jump].a = here();
}

void EndpointCompiler::emit_conditional(const ChooseStepSpec& spec, std::uint16_t number) {
  std::vector<std::uint32_t> jumps;
  for (const AlternativeSpec& alternative : spec.alternatives) {
    std::vector<Condition>& conditions = out_.program.conditions;
    const auto first = static_cast<std::uint32_t>(conditions.size());
    for (const auto& [attribute, value] : alternative.when) {
      conditions.push_back({attribute, value});
    }
    const std::uint32_t test = emit({.op = Op::choose_when,
                                     .step = number,
                                     .a = first,
                                     .b = static_cast<std::uint32_t>(conditions.size()) - first});
    emit_list(alternative.steps);
    jumps.push_back(emit({.op = Op::jump}));
    code()[test].c = here();
  }
  for (const std::uint32_t jump : jumps) code()[jump].a = here();
}

void EndpointCompiler::emit_step(const RepeatStepSpec& spec, std::uint16_t number) {
  Instruction instruction{.op = Op::repeat, .step = number, .a = kNoDraw, .c = spec.times_min};
  if (spec.times_min != spec.times_max) {
    instruction.a = add(sim::UniformSpec{sim::Duration::nanoseconds(spec.times_min),
                                         sim::Duration::nanoseconds(spec.times_max)});
  }
  const std::uint32_t repeat = emit(instruction);
  emit_list(spec.steps);
  emit({.op = Op::next_turn, .a = repeat + 1});
  code()[repeat].b = here();
}

void EndpointCompiler::emit_step(const FailStepSpec& spec, std::uint16_t number) {
  if (spec.probability <= 0) return;
  const std::uint32_t draw =
      spec.probability >= 1 ? kNoDraw : add(sim::BernoulliSpec{spec.probability});
  emit({.op = Op::fail, .step = number, .a = draw});
}

}  // namespace

const CompiledEndpoint& CompiledServices::endpoint(const EndpointName& name) const {
  for (const CompiledEndpoint& endpoint : endpoints) {
    if (endpoint.name == name) return endpoint;
  }
  CHECK(false, "an endpoint that validation let through does not exist");
  return endpoints.front();
}

CompiledServices compile_services(const std::map<std::string, ServiceSpec>& services,
                                  const TrafficSpec& traffic, const CompileOptions& options,
                                  sim::DistributionSet& distributions) {
  CompiledServices out;
  // No attempt that is under way stands at instruction 0; ghosts do.
  out.program.code.push_back({.op = Op::vanish});
  std::uint32_t service_number = 0;
  for (const auto& [service, spec] : services) {
    Op compute = Op::compute_on_core;
    if (spec.concurrency.kind == ConcurrencyKind::threads) {
      compute = options.computes_elsewhere.contains(service) ? Op::compute_elsewhere
                                                             : Op::compute_on_thread;
    }
    for (const auto& [endpoint, endpoint_spec] : spec.endpoints) {
      const EndpointName name{service, endpoint};
      out.endpoints.push_back({name, sim::hash_name("endpoint/" + service + "." + endpoint),
                               service_number,
                               static_cast<std::uint32_t>(out.program.code.size())});
      const auto injections = options.injections.find(name);
      EndpointCompiler(services, traffic, distributions, out, name, compute)
          .compile(endpoint_spec.steps, injections == options.injections.end()
                                            ? std::vector<std::uint32_t>()
                                            : injections->second);
    }
    ++service_number;
  }
  return out;
}

}  // namespace orrery::models
