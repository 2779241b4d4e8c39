# orrery_test(NAME SOURCES... [LIBRARIES ...] [LABELS ...])
# One executable NAME made of SOURCES, one ctest entry of the same name. Tests labelled `validate` are
# long studies: `make validate` runs them, `make test` does not.
find_package(GTest REQUIRED)

function(orrery_test name)
  cmake_parse_arguments(ARG "" "" "LIBRARIES;LABELS" ${ARGN})
  add_executable(${name} ${ARG_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PRIVATE orrery_sim ${ARG_LIBRARIES} GTest::gtest_main)
  add_test(NAME ${name} COMMAND ${name})
  set_tests_properties(${name} PROPERTIES TIMEOUT 600)
  if(ARG_LABELS)
    set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}")
  endif()
endfunction()
