#include "app/spec/sessions.h"

#include <optional>
#include <vector>

#include "app/schema/scalar_types.h"
#include "app/spec/arrivals.h"
#include "app/spec/distributions.h"
#include "app/spec/names.h"

namespace orrery::app {
namespace {

using models::EndpointName;
using models::SessionSpec;

// How many, or the endpoints themselves.
void add_requests(Object<SessionSpec>& o) {
  const Type<models::BatchSpec> count = batch_type();
  const Type<std::vector<EndpointName>> visits = list_of(endpoint_name_type(), "endpoints");
  o.property(
      "requests",
      [=](const Node& node, Reader& reader, SessionSpec& spec) {
        return node.is_list() ? visits.read(node, reader, spec.visits)
                              : count.read(node, reader, spec.requests);
      },
      [=](const SessionSpec& spec) -> std::optional<Node> {
        return spec.visits.empty() ? count.write(spec.requests) : visits.write(spec.visits);
      },
      either_shape("how many, or endpoints", {count.shape, visits.shape}),
      "How many requests a session has, as sizes of batches are given; or the endpoint of each, "
      "one "
      "after the other, in place of the workload's `endpoint` or `mix`.",
      "{geometric: {mean: 8}}");
  o.last_is_required();
}

}  // namespace

const Object<SessionSpec>& session_object() {
  static const Object<SessionSpec> object = [] {
    Object<SessionSpec> o(
        "sessions",
        "Users who come, send one request after the other, and go. Each waits for "
        "the answer, and thinks, before the next one.");
    o.required("arrivals", &SessionSpec::arrivals, object_type<models::OpenSpec, arrivals_object>(),
               "When sessions begin, with their first request.", "{poisson: 20/s}");
    add_requests(o);
    o.required("think_time", &SessionSpec::think_time, distribution_type(),
               "Before each request but the first.", "{exponential: 5s}");
    o.field("leave_on", &SessionSpec::leave_on_failure,
            choice_type<bool>({{"nothing", false}, {"failure", true}}),
            "failure: who is not answered well does not come back.", "failure");
    return o;
  }();
  return object;
}

}  // namespace orrery::app
