#include "app/cli/command_line.h"

#include <random>

#include <gtest/gtest.h>

#include "app/cli/exit_code.h"

namespace orrery::app {
namespace {

using Words = std::vector<std::string>;

CommandLine parsed(const Words& words) {
  const ParsedCommandLine line = parse_command_line(words);
  EXPECT_TRUE(line.command) << line.text;
  return line.command.value_or(CommandLine());
}

TEST(CommandLineParser, ReadsAllOptionsOfARun) {
  const CommandLine line = parsed(
      {"run",        "shop.yaml", "--seed",  "4294967295", "--replication=3", "-s",   "a.b=c",
       "--set",      "d=-5",      "--queue", "heap",       "--no-fast-paths", "-o",   "out",
       "--requests", "--verify",  "--json",  "-q",         "--color",         "never"});
  EXPECT_EQ(line.kind, CommandKind::run);
  EXPECT_EQ(line.inputs, Words{"shop.yaml"});
  EXPECT_EQ(line.seed, 4294967295U);
  EXPECT_EQ(line.replication, 3U);
  EXPECT_EQ(line.sets, (Words{"a.b=c", "d=-5"}));
  EXPECT_EQ(line.queue, sim::QueueKind::heap);
  EXPECT_FALSE(line.fast_paths);
  EXPECT_EQ(line.output, "out");
  EXPECT_TRUE(line.record_requests && line.verify && line.json && line.quiet);
  EXPECT_EQ(line.color, ColorMode::never);
}

TEST(CommandLineParser, TakesOneWordForEachSet) {
  const CommandLine line = parsed({"run", "--set", "a=1", "shop.yaml", "--set", "b=2"});
  EXPECT_EQ(line.sets, (Words{"a=1", "b=2"}));
  EXPECT_EQ(line.inputs, Words{"shop.yaml"});
}

TEST(CommandLineParser, ComparesOneScenarioUnderTwoSettings) {
  const CommandLine line = parsed({"compare", "shop.yaml", "--set-b", "a=1"});
  EXPECT_EQ(line.inputs, (Words{"shop.yaml", "shop.yaml"}));
  EXPECT_EQ(line.sets_b, Words{"a=1"});
}

TEST(CommandLineParser, ReadsPrecisions) {
  EXPECT_EQ(parsed({"replicate", "x", "--precision", "5%"}).precision, 0.05);
  EXPECT_EQ(parsed({"replicate", "x", "--precision", "0.02"}).precision, 0.02);
  EXPECT_EQ(parsed({"replicate", "x", "--precision", "5%"}).replications, 320U);
  EXPECT_EQ(parsed({"replicate", "x", "--precision", "5%", "-n", "50"}).replications, 50U);
  EXPECT_EQ(parsed({"replicate", "x"}).replications, 10U);
}

TEST(CommandLineParser, NamesWhatWasMeant) {
  const ParsedCommandLine command = parse_command_line({"valdate", "x"});
  EXPECT_EQ(command.exit_code, kExitUsage);
  EXPECT_EQ(command.text,
            "orrery: unknown command 'valdate'; did you mean 'validate'?\n"
            "'orrery help' shows what is allowed\n");
  const ParsedCommandLine option = parse_command_line({"run", "x", "--quit"});
  EXPECT_EQ(option.text,
            "orrery: unknown option --quit; did you mean '--quiet'?\n"
            "'orrery help run' shows what is allowed\n");
}

// Any words are a command, a help text or a message, never a crash.
TEST(CommandLineParser, IsSafeForAnyWords) {
  const Words words = {
      "run",   "compare", "help", "--help", "--set",    "--seed", "",        "-",           "--",
      "-o",    "x.yaml",  "=",    "--set=", "\xff\xfe", "--json", "-n",      "--precision", "nan",
      "1e400", "inf%",    "-1",   "[",      "]",        "{}",     "--queue", "replicate"};
  std::mt19937_64 random(1);
  for (int i = 0; i < 3'000; ++i) {
    Words line;
    for (std::uint64_t n = random() % 6; n > 0; --n) line.push_back(words[random() % words.size()]);
    const ParsedCommandLine parse = parse_command_line(line);
    EXPECT_TRUE(parse.command || !parse.text.empty());
    EXPECT_TRUE(parse.exit_code == kExitOk || parse.exit_code == kExitUsage);
  }
}

}  // namespace
}  // namespace orrery::app
