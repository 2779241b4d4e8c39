# Flags of every target. Two of them are part of the determinism promise, not of taste:
# -ffp-contract=off (a fused multiply-add rounds once where others round twice) and the absence of
# -march (the same instructions on every machine).
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_FLAGS_RELEASE "-O3")

find_program(CCACHE ccache)
if(CCACHE)
  # Paths relative to the project: copies of the tree share what was compiled in one of them.
  # Always, as the paths show in __FILE__.
  set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} ${CCACHE})
endif()

# The libraries go into the program and into the Python module alike. Hidden, what they hold is
# called and read as directly as in a program.
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
add_compile_options(
  -ffp-contract=off -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion
  -Wnon-virtual-dtor -Wold-style-cast -Wcast-align -Wundef -Werror)
if(ORRERY_SANITIZERS)
  add_compile_options(-fsanitize=${ORRERY_SANITIZERS} -fno-sanitize-recover=all
    -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${ORRERY_SANITIZERS})
endif()
# What runs once a scenario, and tests: a third of the time to compile goes into these checks of
# each pointer. The address sanitizer meets null pointers and wrong sizes itself.
set(ORRERY_FEWER_CHECKS)
if(ORRERY_SANITIZERS MATCHES "undefined")
  set(ORRERY_FEWER_CHECKS -fno-sanitize=null,alignment,object-size,vptr)
endif()
if(ORRERY_DEBUG_CHECKS)
  add_compile_definitions(ORRERY_DEBUG_CHECKS)
endif()
include_directories(${CMAKE_SOURCE_DIR})
