# orrery_batches(RESULT NAME SOURCES...)
# Sets RESULT to what a target compiles in place of SOURCES: files NAME_1.cpp, NAME_2.cpp, ... of
# the build folder that include up to ORRERY_BATCH of them each. Most of the time of a small file
# goes into the headers and templates that it shares with its neighbours. CMake's own UNITY_BUILD
# includes by absolute paths, which would show in __FILE__ and keep copies of the tree from sharing
# ccache's results. For what runs seldom alone: what runs once an event is compiled file by file, so
# that no neighbour changes how it is inlined. The preset dev compiles all files alone, and so
# proves that each has its includes.
set(ORRERY_BATCH 8 CACHE STRING "Sources of tests and of app that are compiled together, 1: none")

function(orrery_batches result name)
  list(LENGTH ARGN rest)
  if(ORRERY_BATCH LESS 2 OR rest LESS 2)
    set(${result} ${ARGN} PARENT_SCOPE)
    return()
  endif()
  # As few batches as possible, of much the same size.
  math(EXPR batches "(${rest} + ${ORRERY_BATCH} - 1) / ${ORRERY_BATCH}")
  set(files)
  foreach(batch RANGE 1 ${batches})
    math(EXPR count "(${rest} + ${batches} - ${batch}) / (${batches} - ${batch} + 1)")
    math(EXPR rest "${rest} - ${count}")
    set(content)
    foreach(place RANGE 1 ${count})
      list(POP_FRONT ARGN source)
      cmake_path(ABSOLUTE_PATH source NORMALIZE)
      cmake_path(RELATIVE_PATH source BASE_DIRECTORY ${CMAKE_SOURCE_DIR})
      string(APPEND content "#include \"${source}\"\n")
    endforeach()
    set(file ${CMAKE_CURRENT_BINARY_DIR}/${name}_${batch}.cpp)
    file(CONFIGURE OUTPUT ${file} CONTENT "${content}")
    list(APPEND files ${file})
  endforeach()
  set(${result} ${files} PARENT_SCOPE)
endfunction()
