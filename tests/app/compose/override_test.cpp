#include "app/compose/override.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "app/schema/write_yaml.h"
#include "app/spec/scenario.h"

namespace orrery::app {
namespace {

constexpr char kDocument[] =
    "services: {cart: {replicas: 3, endpoints: {get: [{compute: 2ms}, {call: store.read}]}}}\n"
    "workloads: {users: {endpoint: cart.get, arrivals: {poisson: 9/s}}}\n"
    "observed: {cart.get: {rate: 9/s}}\n";

const Shape& shape() {
  static const Shape shape = object_type<models::ScenarioSpec, scenario_object>().shape;
  return shape;
}

// The document behind the override; or "path: message" of what is wrong with it.
std::string after(const std::string& set) {
  Node root = read_yaml(kDocument, 0).root;
  std::vector<SyntaxProblem> problems;
  apply_override(root, set, 1, shape(), problems);
  if (problems.empty()) return to_flow_yaml(root);
  EXPECT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].place, (Place{1, 0, 0}));
  return problems[0].path + ": " + problems[0].message;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST(Override, SetsWhatIsThere) {
  EXPECT_TRUE(has(after("services.cart.replicas=5"), "{replicas: 5, endpoints:"));
  EXPECT_TRUE(has(after("services.cart.endpoints.get[0].compute=3ms"), "[{compute: 3ms}, {call"));
}

TEST(Override, AddsWhatIsNot) {
  EXPECT_TRUE(has(after("duration=10s"), ", duration: 10s}"));
  EXPECT_TRUE(has(after("traffic.defaults.timeout=1s"), "traffic: {defaults: {timeout: 1s}}"));
}

TEST(Override, FindsKeysWithDots) {
  EXPECT_TRUE(has(after("observed.cart.get.rate=7/s"), "{cart.get: {rate: 7/s}}"));
  EXPECT_TRUE(has(after("observed.cart.put.rate=7/s"), "cart.put: {rate: 7/s}"));
}

// Also below the steps of an endpoint that is itself written in short form.
TEST(Override, WritesShortFormsInFull) {
  EXPECT_TRUE(has(after("services.cart.endpoints.get[1].call.timeout=1s"),
                  "{call: {to: store.read, timeout: 1s}}"));
}

TEST(Override, ReplacesTheOtherAlternative) {
  const std::string text = after("workloads.users.arrivals.deterministic=3/s");
  EXPECT_TRUE(has(text, "arrivals: {deterministic: 3/s}"));
  EXPECT_FALSE(has(text, "poisson"));
}

TEST(Override, SaysWhatIsWrong) {
  EXPECT_EQ(after("services.crat.replicas=5"),
            "services: has no 'crat'; did you mean 'cart'? Known are cart");
  EXPECT_EQ(after("services.cart.replica=5"),
            "services.cart: has no key 'replica'; did you mean 'replicas'? Known are replicas, "
            "concurrency, queue, resources, startup, endpoints");
  EXPECT_EQ(after("services.cart.endpoints.get[2].compute=1ms"),
            "services.cart.endpoints.get: has 2 elements, of which [2] is none");
  EXPECT_EQ(after("services.cart.replicas.x=1"),
            "services.cart.replicas: is the value '3', which has no key 'x'");
  EXPECT_EQ(after("services"), ": needs a '=': allowed are texts such as services.cart.replicas=3");
  EXPECT_EQ(after("services..x=1"), ": has an empty step");
  EXPECT_EQ(after("services.=1"), ": ends with a dot");
  EXPECT_EQ(after("services[0=1"), ": has a '[' without ']'");
  EXPECT_EQ(after("=1"), ": does not begin with a key of the scenario");
  EXPECT_EQ(after("name=\"x"),
            ": in its value: a quote is not closed: the text in it goes on to the end of the file");
  EXPECT_EQ(after("name=\xff"), ": is no text in UTF-8");
}

}  // namespace
}  // namespace orrery::app
