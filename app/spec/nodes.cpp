#include "app/spec/nodes.h"

#include "app/schema/scalar_types.h"
#include "app/spec/cores.h"

namespace orrery::app {
namespace {

using models::CpuModel;
using models::NodeSpec;
using models::QuotaPhase;

constexpr double kNodeCoresMin = 0.001;
constexpr double kNodeCoresMax = 10'000;
constexpr double kSpeedMin = 0.001;
constexpr double kSpeedMax = 1'000;

const Object<CpuModelForm>& cfs_quota_object() {
  static const Object<CpuModelForm> object = [] {
    Object<CpuModelForm> o("cfs_quota",
                           "A pod's limit is a quota of core time in each period, and who has used "
                           "it up stands still until the next (CFS bandwidth control of Linux).");
    o.field("period", &CpuModelForm::quota_period,
            duration_type(sim::Duration::milliseconds(1), sim::Duration::seconds(1)),
            "Of the quota.", "100ms");
    o.field(
        "phase", &CpuModelForm::quota_phase,
        choice_type<QuotaPhase>({{"random", QuotaPhase::random}, {"aligned", QuotaPhase::aligned}}),
        "Where the periods of a pod begin: drawn for each, or at multiples of the period.",
        "aligned");
    return o;
  }();
  return object;
}

Words<CpuModelForm, CpuModel> cpu_model_choice() {
  Words<CpuModelForm, CpuModel> words(&CpuModelForm::kind);
  words.add("dedicated", CpuModel::dedicated,
            "each thread, core or loop of a pod has a processor core of its own");
  words.add(
      "processor_sharing", CpuModel::processor_sharing,
      "the node's cores are shared: by requests between pods, evenly within a pod, none above "
      "its limit");
  words.add("cfs_quota", CpuModel::cfs_quota,
            "shared likewise, but limits are quotas of a period (Linux CFS bandwidth control)",
            object_type<CpuModelForm, cfs_quota_object>());
  return words;
}

struct BackgroundForm {
  double cpu = 0;
};

const Object<BackgroundForm>& background_object() {
  static const Object<BackgroundForm> object = [] {
    Object<BackgroundForm> o("background",
                             "What a node does beside its pods: agents, the kubelet, the kernel.");
    o.required("cpu", &BackgroundForm::cpu, cores_type(0, kNodeCoresMax), "Cores that it takes.",
               "0.5");
    o.planned("memory", "memory that it takes");
    o.shorthand("cpu");
    return o;
  }();
  return object;
}

Type<double> background_type() {
  return converted<double, BackgroundForm>(
      object_type<BackgroundForm, background_object>(),
      [](BackgroundForm& form, const Node&, Reader&, double& cores) {
        cores = form.cpu;
        return true;
      },
      [](const double& cores) { return BackgroundForm{cores}; });
}

template <class T>
std::optional<T> first_of(const std::optional<T>& one, const std::optional<T>& other) {
  return one ? one : other;
}

}  // namespace

const Object<NodeForm>& node_object() {
  static const Object<NodeForm> object = [] {
    Object<NodeForm> o("node",
                       "A machine. Without `cpu` each pod has processor cores of its own; with it "
                       "the pods share so many, unless cpu_model says otherwise.");
    o.optional("cpu", &NodeForm::cpu, cores_type(kNodeCoresMin, kNodeCoresMax), "Cores.", "8");
    o.optional("speed", &NodeForm::speed, number_in(kSpeedMin, kSpeedMax),
               "Work of 1 s takes 1 / speed on one core. Default: 1.", "1.2");
    o.optional("cpu_model", &NodeForm::cpu_model, cpu_model_choice().type("a model of processors"),
               "How the cores are divided. Default: processor_sharing where `cpu` is given, else "
               "dedicated.",
               "{cfs_quota: {period: 100ms}}");
    o.optional("background", &NodeForm::background, background_type(),
               "Cores taken by what is no pod. Default: 0.", "0.5");
    o.planned("memory", "the memory of a node");
    o.planned("disk", "the disk of a node");
    o.planned("network", "the network interface of a node");
    o.planned("pods", "how many pods a node may have");
    return o;
  }();
  return object;
}

std::vector<WordDescription> cpu_model_words() {
  return cpu_model_choice().descriptions();
}

NodeSpec to_node(const NodeForm& form, const NodeForm& standard) {
  NodeSpec node;
  const std::optional<double> cpu = first_of(form.cpu, standard.cpu);
  CpuModelForm shared;
  shared.kind = cpu ? CpuModel::processor_sharing : CpuModel::dedicated;
  const CpuModelForm model = first_of(form.cpu_model, standard.cpu_model).value_or(shared);
  node.cpu = cpu.value_or(node.cpu);
  node.speed = first_of(form.speed, standard.speed).value_or(node.speed);
  node.background = first_of(form.background, standard.background).value_or(node.background);
  node.cpu_model = model.kind;
  node.quota_period = model.quota_period;
  node.quota_phase = model.quota_phase;
  return node;
}

NodeForm from_node(const NodeSpec& node) {
  NodeForm form;
  if (node.cpu > 0) form.cpu = node.cpu;
  form.speed = node.speed;
  form.cpu_model = CpuModelForm{node.cpu_model, node.quota_period, node.quota_phase};
  if (node.background > 0) form.background = node.background;
  return form;
}

}  // namespace orrery::app
