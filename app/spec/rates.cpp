#include "app/spec/rates.h"

#include <optional>
#include <string>
#include <variant>

#include "app/schema/object.h"
#include "app/schema/scalar_types.h"

namespace orrery::app {
namespace {

using models::ConstantRateSpec;
using models::LinearRateSpec;
using models::RatePoint;
using models::RateSpec;
using models::RateStage;
using models::SinusoidalRateSpec;
using models::StepRateSpec;

Type<sim::Duration> time_type() {
  return duration_type(sim::Duration(), limits::kTimeMax);
}

const Object<RatePoint>& point_object() {
  static const Object<RatePoint> object = [] {
    Object<RatePoint> o("rate_point", "A rate at an instant.");
    o.required("at", &RatePoint::at, time_type(), "Since the start of the run.", "30s");
    o.required("rate", &RatePoint::rate, rate_type(), "The rate then.", "100/s");
    return o;
  }();
  return object;
}

const Object<SinusoidalRateSpec>& sinusoidal_object() {
  using Spec = SinusoidalRateSpec;
  static const Object<Spec> object = [] {
    Object<Spec> o("sinusoidal_rate", "mean + amplitude * sin(2 pi (t + offset) / period).");
    o.required("mean", &Spec::mean, rate_type(), "The rate on average.", "100/s");
    o.required("amplitude", &Spec::amplitude, rate_type(), "At most the mean.", "50/s");
    o.required("period", &Spec::period,
               duration_type(sim::Duration::nanoseconds(1), limits::kTimeMax), "From peak to peak.",
               "24h");
    o.field("offset", &Spec::offset, time_type(), "Where in the period the run begins.", "6h");
    return o;
  }();
  return object;
}

struct StageForm {
  sim::Duration length;
  std::optional<double> rate;
  std::optional<double> to;
};

const Object<StageForm>& stage_object() {
  static const Object<StageForm> object = [] {
    Object<StageForm> o("stage", "One part of a load test.");
    o.required("for", &StageForm::length,
               duration_type(sim::Duration::nanoseconds(1), limits::kTimeMax), "How long it lasts.",
               "2m");
    o.optional("rate", &StageForm::rate, rate_type(), "It holds this rate. Either this, or `to`.",
               "100/s");
    o.optional("to", &StageForm::to, rate_type(),
               "It goes to this rate in a straight line, from the one at the end of the stage "
               "before; the first from 0.",
               "400/s");
    o.exactly_one({"rate", "to"});
    return o;
  }();
  return object;
}

Type<RateStage> stage_type() {
  return converted<RateStage, StageForm>(
      object_type<StageForm, stage_object>(),
      [](StageForm& form, const Node&, Reader&, RateStage& stage) {
        stage = {form.length, form.to.value_or(form.rate.value_or(0)), form.to.has_value()};
        return true;
      },
      [](const RateStage& stage) {
        StageForm form = {stage.length, std::nullopt, std::nullopt};
        (stage.is_ramp ? form.to : form.rate) = stage.rate;
        return form;
      });
}

struct VaryingRate {
  RateSpec rate;
};

const Object<VaryingRate>& varying_rate_object() {
  static const Object<VaryingRate> object = [] {
    Object<VaryingRate> o("varying_rate", "A rate that varies with time.");
    const auto points = list_of(object_type<RatePoint, point_object>(), "{at, rate}");
    const std::string example = "[{at: 0s, rate: 100/s}, {at: 1m, rate: 400/s}]";
    o.alternative("steps", &VaryingRate::rate, member_type(&StepRateSpec::points, points),
                  "From each point on its rate; 0 before the first.", example);
    o.alternative("linear", &VaryingRate::rate, member_type(&LinearRateSpec::points, points),
                  "Straight lines between the points.", example);
    o.alternative("stages", &VaryingRate::rate, staged_rate_type(),
                  "One behind the other, as load tests have them; behind the last 0.",
                  kStagesExample);
    o.alternative("sinusoidal", &VaryingRate::rate,
                  object_type<SinusoidalRateSpec, sinusoidal_object>(), "A wave.",
                  "{mean: 100/s, amplitude: 50/s, period: 24h}");
    return o;
  }();
  return object;
}

}  // namespace

Type<models::StagedRateSpec> staged_rate_type() {
  return member_type(&models::StagedRateSpec::stages, list_of(stage_type(), "stages"));
}

Type<RateSpec> rate_spec_type() {
  const Type<double> constant = rate_type();
  const Shape varying = object_type<VaryingRate, varying_rate_object>().shape;
  return {[=](const Node& node, Reader& reader, RateSpec& spec) {
            if (node.is_map()) {
              VaryingRate form;
              if (!varying_rate_object().read(node, reader, form)) return false;
              spec = std::move(form.rate);
              return true;
            }
            double rate = 0;
            if (!constant.read(node, reader, rate)) return false;
            spec = ConstantRateSpec{rate};
            return true;
          },
          [=](const RateSpec& spec) {
            const auto* rate = std::get_if<ConstantRateSpec>(&spec);
            return rate ? constant.write(rate->rate) : varying_rate_object().write({spec});
          },
          either_shape("a rate, or one that varies", {constant.shape, varying})};
}

}  // namespace orrery::app
