# orrery_test(NAME SOURCES... [LIBRARIES ...] [LABELS ...])
# One executable NAME made of SOURCES (in batches, so anonymous namespaces of one executable share
# no names), one ctest entry of the same name. Tests labelled `validate` are long studies:
# `make validate` builds (target `studies`) and runs them, `make test` does not.
find_package(GTest REQUIRED)
add_custom_target(studies)

function(orrery_test name)
  cmake_parse_arguments(ARG "" "" "LIBRARIES;LABELS" ${ARGN})
  orrery_batches(sources ${name} ${ARG_UNPARSED_ARGUMENTS})
  add_executable(${name} ${sources})
  target_link_libraries(${name} PRIVATE orrery_sim ${ARG_LIBRARIES} GTest::gtest_main)
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT 600)
  if(ARG_LABELS)
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}")
  endif()
  if(ARG_LABELS STREQUAL "validate")
    set_target_properties(${name} PROPERTIES EXCLUDE_FROM_ALL ON)
    add_dependencies(studies ${name})
  endif()
endfunction()

# orrery_fuzzer(NAME SOURCE [INSTRUMENT SOURCES...] [LIBRARIES ...] [SEEDS FOLDERS...]
#   [OPTIONS ...])
# A libFuzzer program fuzz_NAME (clang with ORRERY_FUZZERS; nothing otherwise) and a ctest entry of
# the same name: the committed corpus/NAME beside SOURCE, if there is one, and the SEEDS (folders
# from the project's root), then some seconds of fuzzing from a fixed seed. fuzz_NAME_study,
# labelled `validate`, takes a minute and another seed. INSTRUMENT names the sources under test,
# from the project's root: they are compiled a second time, with the coverage that guides the
# fuzzer, so that every other test stays as fast as it is.
function(orrery_fuzzer name source)
  if(NOT ORRERY_FUZZERS)
    return()
  endif()
  cmake_parse_arguments(ARG "" "" "INSTRUMENT;LIBRARIES;SEEDS;OPTIONS" ${ARGN})
  list(TRANSFORM ARG_INSTRUMENT PREPEND ${CMAKE_SOURCE_DIR}/)
  list(TRANSFORM ARG_SEEDS PREPEND ${CMAKE_SOURCE_DIR}/)
  add_executable(fuzz_${name} ${source} ${ARG_INSTRUMENT})
  target_compile_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  target_link_libraries(fuzz_${name} PRIVATE orrery_sim ${ARG_LIBRARIES})
  set(corpus ${CMAKE_CURRENT_SOURCE_DIR}/corpus/${name})
  if(NOT EXISTS ${corpus})
    set(corpus)
  endif()
  # libFuzzer writes what it discovers into the first folder: never into the committed one.
  set(found ${CMAKE_CURRENT_BINARY_DIR}/found_${name})
  file(MAKE_DIRECTORY ${found})
  set(command fuzz_${name} -timeout=10 -verbosity=0 ${ARG_OPTIONS}
    -artifact_prefix=${CMAKE_CURRENT_BINARY_DIR}/ ${found}
    ${corpus} ${ARG_SEEDS})
  add_test(NAME fuzz_${name} COMMAND ${command} -seed=1 -max_total_time=5)
  add_test(NAME fuzz_${name}_study COMMAND ${command} -seed=2 -max_total_time=60)
  set_tests_properties(fuzz_${name} fuzz_${name}_study PROPERTIES TIMEOUT 240)
  set_tests_properties(fuzz_${name}_study PROPERTIES LABELS validate)
endfunction()
