#include "app/report/cluster_screen.h"

#include <gtest/gtest.h>

#include "tests/app/report/made_incident.h"

namespace orrery::app {
namespace {

Summary incident() {
  return summarize(incident_spec(), incident_result());
}

TEST(ClusterScreen, ShowsWhatWasSeenAroundEachFailure) {
  EXPECT_EQ(failures_text(incident().failures, {}), R"(
b-dark: zone_outage          time  requests  rate/s  success     p50     p99
frontend.checkout    before  180s    72,000   400.0    100 %  20.0ms  20.0ms
                     during  120s    48,000   400.0  62.50 %  20.0ms   1.00s
  18,000 timeout
                     after   240s       500   2.083    100 %  20.0ms   (few)

calm: pod_kill, 0 times          time  requests  rate/s  success     p50     p99
frontend.checkout        before  540s   216,000   400.0    100 %  20.0ms  20.0ms
                         during    0s         0       -        -       -       -
                         after     0s         0       -        -       -       -
)");
}

TEST(ClusterScreen, ShowsTheBusiestNodesAndWhoWasThrottled) {
  EXPECT_EQ(nodes_text(incident(), {}), R"(
node  cores  used  saturated
a/1   4.000  50 %      100 %
a/0   4.000  25 %       10 %

throttled  of the time  periods
frontend          10 %    4,000
)");
}

// Off costs nothing: a scenario without them has the screen that it always had.
TEST(ClusterScreen, SaysNothingOfWhatIsNotThere) {
  const Summary summary = summarize(made_spec(), made_result());
  EXPECT_EQ(nodes_text(summary, {}), "");
  EXPECT_EQ(failures_text(summary.failures, {}), "");
}

TEST(ClusterScreen, IsPartOfTheScreen) {
  const Summary summary = incident();
  const std::string screen = summary_screen(summary, {});
  EXPECT_NE(screen.find(nodes_text(summary, {})), std::string::npos);
  EXPECT_NE(screen.find(failures_text(summary.failures, {})), std::string::npos);
}

TEST(ClusterScreen, CountsWhatDoesNotFit) {
  std::vector<FailureSummary> failures(9, incident().failures[0]);
  failures[0].endpoints.resize(7, failures[0].endpoints[0]);
  const std::string text = failures_text(failures, {});
  EXPECT_NE(text.find("and 4 more endpoints\n"), std::string::npos) << text;
  EXPECT_NE(text.find("and 5 more failures\n"), std::string::npos) << text;
}

}  // namespace
}  // namespace orrery::app
