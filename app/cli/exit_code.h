// What the program says to whoever called it; the numbers are a promise.
#pragma once

namespace orrery::app {

enum ExitCode : int {
  kExitOk = 0,
  kExitInternal = 1,      // a mistake of orrery's own, or a second run that differs (--verify)
  kExitUsage = 2,         // the command line makes no sense
  kExitScenario = 3,      // the scenario is wrong, or reaches a limit
  kExitFiles = 4,         // something could not be read or written
  kExitUndecided = 98,    // an objective is neither met nor missed for sure
  kExitMissed = 99,       // an objective is missed
  kExitInterrupted = 130  // partial results were kept, marked as incomplete
};

}  // namespace orrery::app
