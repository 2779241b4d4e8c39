"""For each rule, files in which it must find something (and where), and files in which it must not.

A case is a small tree {path: text}. Most rules look at one file: bad() and good() put a line into
one of sim.
"""

from __future__ import annotations

Files = dict[str, str]
A = "sim/random/a.cpp"
STYLE = (
    "IncludeCategories:\n"
    "  - Regex: '^<gtest'\n    Priority: 2\n"
    "  - Regex: '^<'\n    Priority: 1\n"
    "  - Regex: '^\"'\n    Priority: 3\n"
)


def bad(*lines: str, path: str = A) -> list[tuple[Files, tuple[str, int]]]:
    """Each of these lines, as the second of the file, is found there."""
    return [({path: f"// A file.\n{line}\n"}, (path, 2)) for line in lines]


def good(*lines: str, path: str = A) -> list[Files]:
    return [{path: f"// A file.\n{line}\n"} for line in lines]


def pair(includer: str, *targets: str) -> Files:
    """A file that includes others."""
    text = "".join(f'#include "{target}"\n' for target in targets)
    return {includer: text, **{target: "#pragma once\n" for target in targets}}


def in_function(line: str) -> str:
    return f"void f() {{ {line} }}"


def function_of(lines: int) -> str:
    return "void f(int a) {\n" + "  ++a;\n" * (lines - 2) + "}\n"


BAD: dict[str, list[tuple[Files, tuple[str, int]]]] = {
    "libm": bad(
        "#include <cmath>", "#include <math.h>", "x = std::exp(1.0);", "x = std::log10f (y);",
        "x = ::sin(y);", "double f() { return exp(y); }", "x = 2 * pow(y, 3);", "g(log(x));",
        "x = -tanh(y);", "x = std::lgamma(y);", "x = std::fma(a, b, c);", "x = __builtin_exp(y);",
        "map(v, std::log<double>);",
    ) + bad("x = std::exp(1.0);", "#include <cmath>", path="sim/math/a.cpp")
      + bad("x = std::hypot(a, b);", path="models/nodes/a.cpp"),
    "standard_random": bad(
        "#include <random>", "std::mt19937_64 engine;", "std::normal_distribution<> d;",
        "std::random_device device;", "int i = std::rand();", "int i = rand();",
        "std::shuffle(a, b, e);",
    ),
    "wall_clock": bad(
        "#include <chrono>", "#include <ctime>", "auto t = std::chrono::steady_clock::now();",
        "auto t = time(nullptr);", "auto t = std::time(&x);", "clock_gettime(id, &t);",
        "auto t = system_clock::now();", "auto t = __rdtsc();",
    ),
    "thread_local": bad("thread_local int depth = 0;", "static thread_local int depth;"),
    "mutable_static": bad(
        "int counter = 0;", "static int counter;", "std::vector<int> cache;",
        "std::atomic<int> count{0};", "inline int shared = 1;", "int table[3] = {1, 2, 3};",
        "namespace { int counter = 0; }", in_function("static int calls = 0;"),
        in_function("static std::map<int, int> cache;"), in_function("static int a[2] = {1, 2};"),
        in_function("if (x) { static bool once; }"),
        in_function("call([&] { static int calls; });"),
        "struct S { static int count; };",
        "class C { inline static std::vector<int> all = {}; };",
        "auto f = [](int x) { return x; };",
    ),
    "unordered": bad("std::unordered_map<int, int> m;", "std::unordered_multiset<int> s;"),
    "unstable_sort": bad(
        "std::sort(v.begin(), v.end());", "std::ranges::sort(v);", "std::nth_element(a, b, c);",
        "std::priority_queue<int> q;", "std::push_heap(a, b);",
    ),
    "pointer_key": bad(
        "std::map<Pod*, int> m;", "std::set<const Node *> s;",
        "std::map<std::unique_ptr<X>, Y> m;",
        "std::less<Pod*> before;", "std::multimap<std::vector<int>*, int> m;",
    ),
    "fast_math": bad("add_compile_options(-ffast-math)", "set(X -Ofast)", path="CMakeLists.txt")
    + bad("#pragma STDC FP_CONTRACT ON", '__attribute__((optimize("fast-math")))')
    + bad('  "flags": "-ffp-contract=fast"', path="CMakePresets.json"),
    "punned_float": bad(
        "x = reinterpret_cast<double*>(&bits);", "x = *reinterpret_cast<const float *>(p);",
        "x = *reinterpret_cast<const std::uint64_t*>(&value);",
    ),
    "include_direction": [
        (pair("sim/base/a.cpp", "sim/math/b.h"), ("sim/base/a.cpp", 1)),
        (pair("sim/math/a.cpp", "sim/base/b.h", "sim/random/c.h"), ("sim/math/a.cpp", 2)),
        (pair("sim/statistics/a.cpp", "sim/events/b.h"), ("sim/statistics/a.cpp", 1)),
        (pair("sim/events/a.cpp", "models/nodes/b.h"), ("sim/events/a.cpp", 1)),
        (pair("models/nodes/a.cpp", "models/network/b.h"), ("models/nodes/a.cpp", 1)),
        (pair("models/policies/x/a.cpp", "models/requests/b.h"), ("models/policies/x/a.cpp", 1)),
        (pair("models/simulation.cpp", "app/run/b.h"), ("models/simulation.cpp", 1)),
        (pair("sim/base/a.h", "tests/sim/b.h"), ("sim/base/a.h", 1)),
        ({"sim/magic/a.cpp": ""}, ("sim/magic/a.cpp", 1)),
    ],
    "include_path": bad('#include "b.h"', '#include "../base/b.h"', '#include "sim/base/none.h"')
    + [({A: "#include <sim/base/b.h>\n", "sim/base/b.h": ""}, (A, 1))],
    "include_order": [
        ({**pair(A, "sim/base/b.h", "sim/random/a.h"), ".clang-format": STYLE}, (A, 1)),
        ({A: "#include <vector>\n", "sim/random/a.h": "", ".clang-format": STYLE}, (A, 1)),
        ({A: '#include "sim/base/b.h"\n#include <vector>\n', ".clang-format": STYLE}, (A, 2)),
        ({A: "#include <gtest/gtest.h>\n#include <vector>\n", ".clang-format": STYLE}, (A, 2)),
        ({"tests/sim/random/a_test.cpp": '#include <map>\n#include "sim/random/a.h"\n',
          "sim/random/a.h": "", ".clang-format": STYLE}, ("tests/sim/random/a_test.cpp", 1)),
    ],
    "pragma_once": [({"sim/base/a.h": "// #pragma once\nint f();\n"}, ("sim/base/a.h", 1))],
    "long_function": [
        ({A: "\n" + function_of(71)}, (A, 2)),
        ({A: "namespace a {\nstruct S {\n" + function_of(71) + "};\n}\n"}, (A, 3)),
        ({"tests/a.py": "def f():\n" + "    pass\n" * 70}, ("tests/a.py", 1)),
    ],
    "long_file": [({A: "int f();\n" * 501}, (A, 501)), ({"a.cmake": "\n" * 501}, ("a.cmake", 501))],
    "long_line": bad("// " + "x" * 98, "x = 1;" + " " * 95) + bad("x" * 101, path="setup"),
    "dead_source": [
        ({A: ""}, (A, 1)),
        ({A: "", "sim/random/CMakeLists.txt": "# a.cpp\ntarget_sources(x PRIVATE aa.cpp)"}, (A, 1)),
        ({A: "", "sim/math/CMakeLists.txt": "target_sources(x PRIVATE a.cpp)"}, (A, 1)),
        ({"tests/a_test.cpp": "", "tests/CMakeLists.txt": "foreach(n b c)\nt(${n}_test.cpp)"},
         ("tests/a_test.cpp", 1)),
    ],
    "dead_header": [
        ({"sim/base/a.h": "", A: '// #include "sim/base/a.h"\n'}, ("sim/base/a.h", 1)),
        ({"sim/base/a.h": '#include "sim/base/a.h"\n'}, ("sim/base/a.h", 1)),
    ],
    "standard_format": bad("#include <format>", 'x = std::format("{}", 1);'),
    "range_view": bad("#include <ranges>", "for (int i : v | std::views::reverse) {}"),
    "source_location": bad("#include <source_location>", "std::source_location where;"),
    "using_namespace": bad("using namespace std;", path="sim/base/a.h"),
    "shared_pointer": bad("std::shared_ptr<int> p;", "auto p = std::make_shared<int>(1);"),
    "unfinished": bad("// TODO: later", "// FIXME", "int x;  // XXX")
    + bad("TODO write this", path="docs/a.md") + bad("# TODO", path="CMakeLists.txt"),
    "machine_path": bad("see /" + "work/notes", "`/home/me/orrery`", "cd /root", path="docs/a.md")
    + bad('const char* p = "/home/me";', "// from http://deb" + ".debian.org/debian")
    + bad("  url = https://registry" + ".npmjs.org/x", path="docs/a.toml"),
}

GOOD: dict[str, list[Files]] = {
    "libm": good(
        "x = math::exp(1.0);", "x = orrery::sim::math::log(y);", "// std::exp(1.0)",
        'error = "use std::exp(x)";', "x = __builtin_sqrt(y);", "run.log(line);", "p->log(line);",
        "double log(double x);", "logarithm(x); explain(y); my_exp(z);", "x = EventLog::log(y);",
        "#include <cstdint>", "x = math::sin(2 * y);", "struct log { int exp; };", "int exp = 3;",
    ) + good("return exp(x) * log(y);", path="sim/math/a.cpp")
      + good("#include <cmath>", "x = std::exp(1.0);", path="tests/sim/math/a_test.cpp"),
    "standard_random": good(
        "draws.uniform();", "struct Strand { int brand(); };", "NormalDistribution d;",
        "#include <cstdint>", "// unlike std::mt19937", "random_walk();",
    ) + good("std::mt19937_64 engine;", path="tests/sim/base/a_test.cpp"),
    "wall_clock": good(
        "SimTime time() const { return time_; }", "event.time();", "x = last.time(0);",
        "// <chrono>", "Clock clock;", "service_time(0);", "auto lifetime = time_;",
    ) + good("#include <chrono>", path="bench/a_bench.cpp"),
    "thread_local": good("// no thread_local", "int thread_local_count_of(int);"),
    "mutable_static": good(
        "static constexpr int kOne = 1;", "constexpr std::array<int, 2> kTwo = {1, 2};",
        "static const char* const kName = nullptr;", "inline constexpr int kThree = 3;",
        in_function("static constexpr int kTable[] = {1, 2};"), in_function("int x = 0;"),
        in_function("static const auto names = make();"), in_function("static_assert(1 == 1);"),
        in_function("x = static_cast<int>(y);"), "struct S { int x = 0; std::vector<int> v; };",
        "struct S { static S none() { return S(); } static int f(int); };", "int f(int x);",
        "static int helper(int x) { return x; }", "using X = int;", "struct S;",
        "__extension__ using Int128 = __int128;", "template <class T> class Id;",
        "extern template class Slab<int>;", "enum class Phase { a, b };", "double f(double x) {}",
        "template <> struct Traits<int> { static constexpr int size = 4; };",
        "std::ostream& operator<<(std::ostream& out, Id id);", "const X x{1, 2};",
        "bool operator==(A a, B b) { return a.x == b.x; }", "#define CHECK(x) static int y",
        "template <class T> concept C = requires(T t) { t.f(); };",
    ) + good("int counter = 0;", path="tests/a_test.cpp"),
    "unordered": good(
        "std::unordered_map<int, int> m;  // tidy: lookup only", "#include <unordered_map>",
        "// tidy: lookup only\nstd::unordered_set<int> s;", "std::map<int, int> m;",
    ),
    "unstable_sort": good(
        "std::stable_sort(a, b);", "std::sort(a, b);  // tidy: total order, ids are unique",
        "// tidy: total order\nstd::nth_element(a, b, c);", "sort(v);", "std::is_sorted(a, b);",
    ),
    "pointer_key": good(
        "std::map<int, Pod*> m;", "std::map<Id<Pod>, std::vector<Pod*>> m;", "std::set<Id<Pod>> s;",
        "a.set<int>(b * c);", "if (bitmap < x * 2) return;",
    ),
    "fast_math": good("# never -ffast-math", "add_compile_options(-ffp-contract=off)",
                      path="cmake/a.cmake")
    + good("run(-ffast-math)", path="tests/determinism/CMakeLists.txt")
    + good("// unlike -ffast-math"),
    "punned_float": good(
        "x = std::bit_cast<std::uint64_t>(y);", "p = reinterpret_cast<const char*>(bytes);",
        "n = reinterpret_cast<std::uintptr_t>(p);",
    ),
    "include_direction": [
        pair("sim/base/a.cpp", "sim/base/b.h"),
        pair("sim/distributions/a.cpp", "sim/base/b.h", "sim/math/c.h"),
        pair("models/requests/a.cpp", "sim/events/b.h", "models/policies/x/c.h"),
        pair("models/simulation/a.cpp", "models/observation/b.h"),
        pair("app/cli/a.cpp", "models/nodes/b.h", "app/run/c.h", "sim/base/d.h"),
        pair("tests/sim/base/a_test.cpp", "sim/base/b.h", "tests/sim/base/c.h"),
        {"sim/base/a.cpp": "#include <vector>\n"},
    ],
    "include_path": [pair(A, "sim/base/b.h"), {A: "#include <vector>\n"}],
    "include_order": [
        {A: '#include "sim/random/a.h"\n\n#include <map>\n\n#include <gtest/x.h>\n\n'
            '#include "sim/base/b.h"\n', "sim/random/a.h": "", ".clang-format": STYLE},
        {A: '#include "sim/base/a.h"\n#include <vector>\n', ".clang-format": STYLE},
        {A: '#include <gtest/x.h>\n#if defined(__x86_64__)\n#include <xmmintrin.h>\n#endif\n',
         ".clang-format": STYLE},
        {"tests/sim/random/a_test.cpp": '#include <map>\n', "sim/random/a.h": "",
         ".clang-format": STYLE},
    ],
    "pragma_once": [{"sim/base/a.h": "// Why.\n#pragma once\n", A: ""}],
    "long_function": [
        {A: function_of(70)},
        {A: "namespace a {\nstruct S {\n" + "  int f();\n" * 100 + "};\n}\n"},
        {A: "constexpr int kTable[] = {\n" + "1,\n" * 100 + "};\n"},
        {"tests/a.py": "def f():\n" + "    pass\n" * 69},
    ],
    "long_file": [{A: "int f();\n" * 500}, {"docs/a.md": "\n" * 501}],
    "long_line": good("// " + "x" * 97) + good("x" * 101, path="docs/a.md"),
    "dead_source": [
        {A: "", "sim/random/CMakeLists.txt": "target_sources(x PRIVATE\n  a.cpp b.cpp)"},
        {A: "", "CMakeLists.txt": "add_executable(x sim/random/a.cpp)"},
        {"tests/a_test.cpp": "", "tests/CMakeLists.txt": "foreach(n a c)\nt(x ${n}_test.cpp)"},
    ],
    "dead_header": [pair(A, "sim/random/a.h")],
    "standard_format": good("fmt::format(x);", "information(x);", "// std::format"),
    "range_view": good("std::ranges::sort(v);", "std::string_view views;"),
    "source_location": good("// std::source_location", "int source_location;"),
    "using_namespace": good("using std::string;", path="sim/base/a.h")
    + good("using namespace std::literals;"),
    "shared_pointer": good("std::unique_ptr<int> p;", "// not std::shared_ptr"),
    "unfinished": good("// to do well", 'mktemp("XXXXXX");', "// a methodXXXname"),
    "machine_path": good("see build/work/x", "https://example.org/home/x", "the work/life balance",
                         "$HOME/root", "a/home", path="docs/a.md"),
}
