#include "app/spec/workloads.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "app/schema/object.h"
#include "app/schema/scalar_types.h"
#include "app/spec/arrivals.h"
#include "app/spec/attributes.h"
#include "app/spec/distributions.h"
#include "app/spec/names.h"
#include "app/spec/priorities.h"
#include "app/spec/sessions.h"
#include "app/spec/traffic.h"

namespace orrery::app {
namespace {

using models::ClientSpec;
using models::ClosedSpec;
using models::EndpointName;
using models::MixEntry;
using models::OpenSpec;
using models::WorkloadSpec;

constexpr std::uint64_t kUsersMax = 10'000'000;

// A workload as it is written; what excludes what is checked behind the reading.
struct WorkloadForm {
  std::optional<EndpointName> endpoint;
  std::map<EndpointName, double> mix;
  std::optional<OpenSpec> arrivals;
  std::optional<models::SessionSpec> sessions;
  std::optional<std::uint32_t> users;
  std::optional<sim::DistributionSpec> think_time;
  std::optional<std::string> from_zone;
  std::map<std::string, models::AttributeSpec> attributes;
  ClientSpec client;
  std::int32_t priority = 0;
  bool probe = false;
};

const Object<ClientSpec>& client_object() {
  static const Object<ClientSpec> object = [] {
    Object<ClientSpec> o("client", "How long whoever sent a request waits for its answer.");
    o.optional("timeout", &ClientSpec::timeout, timeout_type(),
               "Always so long; outcome client_timeout.", "3s");
    o.optional("give_up", &ClientSpec::give_up, distribution_type(),
               "A patience drawn for each request; outcome gave_up.", "{exponential: 5s}");
    o.planned("retries", "clients that try again");
    o.planned("resolve", "how long clients keep addresses");
    return o;
  }();
  return object;
}

struct Origin {
  std::string zone;
};

const Object<Origin>& origin_object() {
  static const Object<Origin> object = [] {
    Object<Origin> o("origin", "A place inside the cluster.");
    o.required("zone", &Origin::zone, name_type("names of zones"), "A zone of the platform.", "a");
    o.planned("region", "a region of the platform", {"zone"});
    return o;
  }();
  return object;
}

bool read_from(const Node& node, Reader& reader, WorkloadForm& form) {
  if (node.is_map()) {
    Origin origin;
    if (!origin_object().read(node, reader, origin)) return false;
    form.from_zone = std::move(origin.zone);
    return true;
  }
  if (node.is_scalar() && node.text == "outside") {
    form.from_zone.reset();
    return true;
  }
  reader.refuse(node, "outside, or a zone such as {zone: a}");
  return false;
}

std::optional<Node> write_from(const WorkloadForm& form) {
  return form.from_zone ? origin_object().write({*form.from_zone}) : text_node("outside");
}

Shape from_shape() {
  Shape word;
  word.kind = ShapeKind::choice;
  word.choices = {"outside"};
  Shape origin;
  origin.kind = ShapeKind::object;
  origin.object = []() -> const ObjectDescription& { return origin_object().description(); };
  return either_shape("outside, or {zone: name}", {word, origin});
}

// `endpoint: a.b` is `mix: {a.b: 1}`.
void add_endpoint(Object<WorkloadForm>& o) {
  const Type<EndpointName> name = endpoint_name_type();
  o.property(
      "endpoint",
      [=](const Node& node, Reader& reader, WorkloadForm& form) {
        EndpointName endpoint;
        if (!name.read(node, reader, endpoint)) return false;
        std::string mix = reader.canonical_path();
        mix.resize(mix.rfind("endpoint"));
        mix += "mix";
        reader.also_known_as(mix, node.place);
        reader.also_known_as(mix + "." + to_text(endpoint), node.place);
        form.endpoint = std::move(endpoint);
        return true;
      },
      [](const WorkloadForm&) -> std::optional<Node> { return std::nullopt; }, name.shape,
      "The endpoint that all requests enter. Either this, or `mix`; neither beside sessions that "
      "say what they visit.",
      "frontend.checkout");
  o.last_excludes({"mix"});
}

void add_mix(Object<WorkloadForm>& o) {
  const Type<std::map<EndpointName, double>> mix =
      map_of(endpoint_name_key(), weight_type(), "weights by endpoint");
  o.property(
      "mix",
      [=](const Node& node, Reader& reader, WorkloadForm& form) {
        return mix.read(node, reader, form.mix);
      },
      [=](const WorkloadForm& form) -> std::optional<Node> {
        if (form.mix.empty()) return std::nullopt;
        return mix.write(form.mix);
      },
      mix.shape, "The endpoints that requests enter, by weight.",
      "{frontend.home: 9, frontend.checkout: 1}");
  o.last_excludes({"endpoint"});
}

const Object<WorkloadForm>& workload_object() {
  static const Object<WorkloadForm> object = [] {
    Object<WorkloadForm> o("workload",
                           "Who sends requests: an open workload has `arrivals`, a closed one "
                           "`users` who think between their requests, and in `sessions` users "
                           "come and go.");
    add_endpoint(o);
    add_mix(o);
    o.optional("arrivals", &WorkloadForm::arrivals, object_type<OpenSpec, arrivals_object>(),
               "When requests arrive, whatever happens to those before.", "{poisson: 400/s}");
    o.last_excludes({"think_time"});
    o.optional("sessions", &WorkloadForm::sessions,
               object_type<models::SessionSpec, session_object>(),
               "When users come, and what each of them does.",
               "{arrivals: {poisson: 20/s}, requests: {geometric: {mean: 8}}, think_time: "
               "{exponential: 5s}}");
    o.last_excludes({"think_time"});
    o.optional("users", &WorkloadForm::users, whole_type<std::uint32_t>(1, kUsersMax),
               "So many, each of whom waits for an answer before the next request.", "20");
    o.optional("think_time", &WorkloadForm::think_time, distribution_type(),
               "Beside `users`: the time before each request.", "{exponential: 5s}");
    o.last_excludes({"arrivals"});
    o.property("from", read_from, write_from, from_shape(), "Where the requests come from.",
               "{zone: a}");
    o.field("attributes", &WorkloadForm::attributes,
            map_of(name_key("names of attributes"), attribute_type(), "attributes by name"),
            "What the requests carry.", "{tenant: {paid: 1, free: 9}}");
    o.field("client", &WorkloadForm::client, object_type<ClientSpec, client_object>(),
            "How long the sender waits.", "{timeout: 3s}");
    o.field("priority", &WorkloadForm::priority, priority_type(),
            "Of its requests in queues with priorities, higher first.", "10");
    o.field("probe", &WorkloadForm::probe, flag_type(),
            "Whether it measures instead of being measured: its requests load the services as any "
            "others, and are reported in a row of their own, `endpoint@workload`, which no "
            "objective of the endpoint looks at.",
            "true");
    o.exactly_one({"arrivals", "users", "sessions"});
    o.planned("classes", "classes of requests");
    o.planned("start", "when the workload begins");
    o.planned("stop", "when the workload ends");
    o.planned("retries", "clients that try again");
    o.planned("parallelism", "requests of a batch side by side");
    return o;
  }();
  return object;
}

bool check_form(const WorkloadForm& form, const Node& node, Reader& reader) {
  if (form.users && !form.think_time) {
    reader.error_below("think_time", node.place,
                       "is missing beside users; for example think_time: {exponential: 5s}");
    return false;
  }
  if ((form.arrivals || form.sessions) && form.think_time) {
    reader.error_below("think_time", node.find("think_time")->place,
                       form.arrivals ? "is for users, not for arrivals"
                                     : "is for users; that of sessions stands in them");
    return false;
  }
  return true;
}

// Exactly one says which endpoints requests enter.
bool check_entries(const WorkloadForm& form, const Node& node, Reader& reader) {
  const bool has_endpoint = node.find("endpoint") != nullptr;
  const bool has_mix = node.find("mix") != nullptr;
  const bool has_visits = form.sessions && !form.sessions->visits.empty();
  if (has_visits && (has_endpoint || has_mix)) {
    reader.error(node.place, std::string("has ") + (has_endpoint ? "endpoint" : "mix") +
                                 " and sessions that say what they visit; exactly one is needed");
    return false;
  }
  if (has_visits || has_endpoint != has_mix) return true;
  // Something misspelt or unreadable may have been it.
  const bool has_unknown =
      std::any_of(node.entries.begin(), node.entries.end(), [](const Entry& entry) {
        return workload_object().description().field(entry.key) == nullptr;
      });
  const bool has_unread = node.find("sessions") != nullptr && !form.sessions;
  if (!has_endpoint && (has_unknown || has_unread)) return false;
  reader.error(node.place, has_endpoint ? "has both endpoint and mix; exactly one is needed"
                                        : "has none of endpoint, mix; exactly one is needed");
  return false;
}

void to_workload(WorkloadForm& form, WorkloadSpec& spec) {
  if (form.endpoint) spec.mix = {{*form.endpoint, 1}};
  for (const auto& [endpoint, weight] : form.mix) spec.mix.push_back({endpoint, weight});
  if (form.arrivals) spec.source = std::move(*form.arrivals);
  if (form.sessions) {
    std::set<EndpointName> entries(form.sessions->visits.begin(), form.sessions->visits.end());
    for (const EndpointName& endpoint : entries) spec.mix.push_back({endpoint, 1});
    spec.source = std::move(*form.sessions);
  }
  if (form.users) {
    spec.source = ClosedSpec{*form.users, form.think_time.value_or(sim::DistributionSpec())};
  }
  spec.from_zone = std::move(form.from_zone);
  spec.attributes = std::move(form.attributes);
  spec.client = std::move(form.client);
  spec.priority = form.priority;
  spec.probe = form.probe;
}

// All that is wrong is said at once, so checks do not wait for each other.
bool read_workload(const Node& node, Reader& reader, WorkloadSpec& spec) {
  WorkloadForm form;
  const bool is_read = workload_object().read(node, reader, form);
  if (!node.is_map()) return false;
  bool ok = check_entries(form, node, reader) && is_read;
  if (is_read) ok = check_form(form, node, reader) && ok;
  // What is wrong keeps its place: cross checks look at the rest.
  to_workload(form, spec);
  return ok;
}

WorkloadForm from_workload(const WorkloadSpec& spec) {
  WorkloadForm form;
  const auto* sessions = std::get_if<models::SessionSpec>(&spec.source);
  if (sessions != nullptr) form.sessions = *sessions;
  if (sessions == nullptr || sessions->visits.empty()) {
    for (const MixEntry& entry : spec.mix) form.mix[entry.endpoint] = entry.weight;
  }
  if (const auto* open = std::get_if<OpenSpec>(&spec.source)) form.arrivals = *open;
  if (const auto* closed = std::get_if<ClosedSpec>(&spec.source)) {
    form.users = closed->users;
    form.think_time = closed->think_time;
  }
  form.from_zone = spec.from_zone;
  form.attributes = spec.attributes;
  form.client = spec.client;
  form.priority = spec.priority;
  form.probe = spec.probe;
  return form;
}

}  // namespace

Type<WorkloadSpec> workload_type() {
  return {read_workload,
          [](const WorkloadSpec& spec) { return workload_object().write(from_workload(spec)); },
          object_type<WorkloadForm, workload_object>().shape};
}

}  // namespace orrery::app
