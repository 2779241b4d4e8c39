#include "app/spec/resources.h"

#include <cstdint>
#include <optional>

#include "app/spec/cores.h"

namespace orrery::app {
namespace {

using models::ResourcesSpec;

struct ResourcesForm {
  std::optional<std::uint32_t> cpu;
};

const Object<ResourcesForm>& requests_object() {
  static const Object<ResourcesForm> object = [] {
    Object<ResourcesForm> o(
        "requests",
        "What a pod is promised: where pods want more than a node has, each gets "
        "a share in proportion to this.");
    o.optional("cpu", &ResourcesForm::cpu, millicores_type(), "Cores; without: the limit.", "500m");
    o.planned("memory", "memory that a pod is promised");
    return o;
  }();
  return object;
}

const Object<ResourcesForm>& limits_of_pods_object() {
  static const Object<ResourcesForm> object = [] {
    Object<ResourcesForm> o("pod_limits", "What a pod may use at most.");
    o.optional("cpu", &ResourcesForm::cpu, millicores_type(), "Cores; without: no limit.", "2");
    o.planned("memory", "memory that a pod may use");
    return o;
  }();
  return object;
}

}  // namespace

const Object<ResourcesSpec>& resources_object() {
  static const Object<ResourcesSpec> object = [] {
    Object<ResourcesSpec> o("resources",
                            "What a pod asks of the processor of its node, where that is shared "
                            "(platform.node.cpu).");
    const auto add = [&o](const char* name, std::optional<std::uint32_t> ResourcesSpec::*member,
                          const Type<ResourcesForm>& type, const char* doc) {
      o.property(
          name,
          [=](const Node& node, Reader& reader, ResourcesSpec& spec) {
            ResourcesForm form;
            if (!type.read(node, reader, form)) return false;
            spec.*member = form.cpu;
            return true;
          },
          [=](const ResourcesSpec& spec) -> std::optional<Node> {
            if (!(spec.*member)) return std::nullopt;
            return type.write({spec.*member});
          },
          type.shape, doc, "{cpu: 500m}");
    };
    add("requests", &ResourcesSpec::cpu_request, object_type<ResourcesForm, requests_object>(),
        "What it is promised.");
    add("limits", &ResourcesSpec::cpu_limit, object_type<ResourcesForm, limits_of_pods_object>(),
        "What it may use at most.");
    return o;
  }();
  return object;
}

}  // namespace orrery::app
