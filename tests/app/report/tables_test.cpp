#include "app/report/tables.h"

#include <gtest/gtest.h>

#include "tests/app/report/made_results.h"

namespace orrery::app {
namespace {

TEST(Tables, OfEndpointsByWindow) {
  EXPECT_EQ(series_table(made_result()),
            "start_seconds,endpoint,arrived,ok,failed,mean_seconds,p50_seconds,p99_seconds\n"
            "0,frontend.checkout,120000,119000,990,0.033336111342611885,0.02,0.09\n"
            "300,frontend.checkout,120000,120000,0,0,,\n");
}

TEST(Tables, OfServicesByWindow) {
  EXPECT_EQ(services_table(made_result()),
            "start_seconds,service,busy,utilisation,queue,arrived,rejected\n"
            "0,frontend,192,0.5,0,120000,990\n");
}

TEST(Tables, OfResponseTimes) {
  const std::string table = histograms_table(made_result());
  EXPECT_TRUE(table.starts_with("endpoint,kind,lower_ns,upper_ns,count\nfrontend.checkout,ok,"));
  EXPECT_NE(table.find(",150000\n"), std::string::npos);
  EXPECT_NE(table.find("frontend.checkout,failed,"), std::string::npos);
}

TEST(Tables, OfRequests) {
  EXPECT_EQ(requests_table(made_result()),
            "request,workload,endpoint,arrived_seconds,response_seconds,outcome,demand_seconds\n"
            "0000000000abcdef,shoppers,frontend.checkout,1.5,0.02,ok_degraded,0.003\n");
}

TEST(Tables, QuoteWhatWouldBreakARow) {
  models::RunResult result = made_result();
  result.endpoints[0].name = "a,\"b\"";
  EXPECT_NE(series_table(result).find("0,\"a,\"\"b\"\"\",120000"), std::string::npos);
}

}  // namespace
}  // namespace orrery::app
