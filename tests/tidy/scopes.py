"""A rough reading of C++ braces: which text is in a namespace, a type or a function.

It knows no grammar, only what stands before an opening brace; clang-format keeps the code regular
enough for that. Its input is code without comments, literals and preprocessor lines.
"""

from __future__ import annotations

import dataclasses
import re

NAMESPACE, TYPE, FUNCTION, BLOCK, VALUE = "namespace", "type", "function", "block", "value"


@dataclasses.dataclass(frozen=True)
class Statement:
    scope: str  # NAMESPACE, TYPE or FUNCTION: the innermost one around it
    text: str  # one line, without what braces hold
    offset: int


@dataclasses.dataclass(frozen=True)
class Function:
    name: str
    start: int  # offsets
    end: int


@dataclasses.dataclass
class _Scope:
    kind: str
    start: int
    head: str
    parentheses: int  # open ones around it


def without_directives(code: str) -> str:
    """Blanks for preprocessor lines, with the lines that continue them."""
    directive = re.compile(r"^[ \t]*#(?:\\\n|[^\n])*", re.MULTILINE)
    return directive.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), code)


def _without_templates(head: str) -> str:
    """Drops each `template <...>` clause."""
    while match := re.search(r"\btemplate\s*<", head):
        depth, end = 1, match.end()
        while end < len(head) and depth > 0:
            depth += {"<": 1, ">": -1}.get(head[end], 0)
            end += 1
        head = head[: match.start()] + head[end:]
    return head


def without_parentheses(text: str) -> str:
    """Drops what stands between parentheses, not the parentheses."""
    kept, depth = [], 0
    for character in text:
        depth -= character == ")"
        if depth <= 0:
            kept.append(character)
        depth += character == "("
    return "".join(kept)


def _kind(head: str, around: str) -> str:
    """What the brace behind `head` opens."""
    if around in (FUNCTION, BLOCK, VALUE):
        return VALUE if around == VALUE else BLOCK
    bare = without_parentheses(_without_templates(head)).strip()
    bare = re.sub(r"\[\[.*?\]\]|\balignas\(\)", "", bare).strip()
    if re.match(r"(inline\s+)?namespace\b", bare) or bare == "extern":
        return NAMESPACE
    plain = re.sub(r"\boperator\s*(\(\)|[^\s\w(]+)", "operator", bare)
    if "=" in plain:
        return VALUE
    if re.match(r"(typedef\s+|static\s+|constexpr\s+)*(class|struct|union|enum)\b", bare):
        if "(" not in bare:
            return TYPE
    return FUNCTION if "(" in bare else VALUE


def read(code: str) -> tuple[list[Statement], list[Function]]:
    """The statements outside of braces' values, and the functions."""
    code = without_directives(code)
    statements: list[Statement] = []
    functions: list[Function] = []
    stack = [_Scope(NAMESPACE, 0, "", 0)]
    start = 0  # of the current statement
    text = ""
    parentheses = 0

    def innermost() -> str:
        return next(s.kind for s in reversed(stack) if s.kind in (NAMESPACE, TYPE, FUNCTION))

    def end_statement(offset: int) -> None:
        nonlocal text
        clean = " ".join(text.split())
        if clean:
            statements.append(Statement(innermost(), clean, offset))
        text = ""

    for token in re.finditer(r"[{}();]|[^{}();]+", code):
        part = token[0]
        if not text.strip() and part.strip():
            start = token.start() + len(part) - len(part.lstrip())
        if stack[-1].kind == VALUE and part not in "{}":
            continue
        if part in "()":
            parentheses += 1 if part == "(" else -1
            text += part
        elif part == "{":
            around = stack[-1].kind
            is_argument = parentheses > 0 and around in (NAMESPACE, TYPE)
            kind = VALUE if is_argument else _kind(text, around)
            stack.append(_Scope(kind, start, text, parentheses))
            parentheses = 0
            if kind == BLOCK:
                end_statement(start)
            elif kind != VALUE:
                text = ""
        elif part == "}":
            closed = stack.pop() if len(stack) > 1 else stack[0]
            parentheses = closed.parentheses
            if closed.kind == FUNCTION:
                name = re.sub(r"\s*\($", "", closed.head[: closed.head.find("(") + 1])
                functions.append(Function(name.split()[-1], closed.start, token.start()))
            text = text if closed.kind == VALUE else ""
        elif part == ";" and parentheses <= 0:
            end_statement(start)
        else:
            text += part
    return statements, functions
