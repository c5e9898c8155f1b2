"""No pattern takes the square of a text that repeats itself, whatever it repeats.

Each pattern of the readers, the page and the text is shown its own words and signs, over and over,
and what is close to them. Runs of white space have tests of their own: words are single-spaced
before most patterns see them.
"""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from pathlib import Path

import tui.page
import tui.readers
import tui.text

_LENGTH = 3_000
_MOST = 0.03
"""Seconds: a pattern that takes the square takes more, any other one a hundredth of that."""
_UNITS = (
    *"aA0.-_<>\"'=/\\[](){}&#*`|:;,!?+~^%$@é漢가\u0301",
    *(
        "a ",
        "1 ",
        "a, ",
        "A a",
        "1.",
        "a=",
        'a="',
        "<a ",
        "<a b=",
        "](",
        "[[",
        "a@",
        "a.",
        ". ",
        "- ",
    ),
    *(
        "1 Jan ",
        "a: ",
        "\na: ",
        "---\n",
        "\n- ",
        "http://",
        "&#1",
        "<!--",
        "a_",
        "年1月",
        "{{",
        '\\"',
    ),
)
_BOUNDED = {"_COMPANY": "a short line that says whose the rights are"}
"""Patterns that see no long text, and what they see."""
_METHODS = "match|fullmatch|search|finditer|findall|sub|split"
_PIECE = re.compile(r"\w+|[^\w\s\\]")


def patterns() -> Iterator[tuple[str, str, re.Pattern[str], set[str]]]:
    """Yield each pattern with its module, its name and the methods that are called of it."""
    names = ["tui.text"]
    for room in (tui.readers, tui.page):
        names += [
            module.name for module in pkgutil.walk_packages(room.__path__, f"{room.__name__}.")
        ]
    for name in names:
        module = importlib.import_module(name)
        assert module.__file__
        source = Path(module.__file__).read_text()
        for variable, value in vars(module).items():
            called = set(re.findall(rf"\b{variable}\.({_METHODS})\b", source)) or {"search"}
            for pattern in _patterns_in(value):
                yield name, variable, pattern, called


def _patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(bound := getattr(value, "__self__", None), re.Pattern):
        yield bound
    elif isinstance(value, dict | tuple | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _patterns_in(inner)


def seconds(pattern: re.Pattern[str], method: str, text: str) -> float:
    """Return how long a pattern looks at a text, at best of three if that is long."""
    shown = text.encode("latin-1", "replace") if isinstance(pattern.pattern, bytes) else text
    look = pattern.finditer if method in {"finditer", "findall", "sub", "split"} else None
    best = 1.0
    for _ in range(3):
        begin = time.process_time()
        if look:
            for _ in look(shown):  # type: ignore[arg-type]
                pass
        else:
            getattr(pattern, method)(shown)
        best = min(best, time.process_time() - begin)
        if best < _MOST:
            break
    return best


def slowest(pattern: re.Pattern[str], method: str) -> str:
    """Return what the pattern takes too long for, or nothing."""
    source = str(pattern.pattern)
    pieces = [piece for piece in dict.fromkeys(_PIECE.findall(source)) if len(piece) < 12][:30]
    for unit in dict.fromkeys((*_UNITS, *pieces)):
        for before in ("", *pieces[:1]):
            text = f"{before}{unit * (_LENGTH // len(unit))}\1"
            if seconds(pattern, method, text) > _MOST:
                return f"{method} {before!r} {unit!r}"
    return ""


def test_no_pattern_takes_the_square_of_what_repeats() -> None:
    found = {
        f"{module}.{name}": slow
        for module, name, pattern, methods in patterns()
        for method in sorted(methods)
        if name not in _BOUNDED and (slow := slowest(pattern, method))
    }
    assert found == {}
