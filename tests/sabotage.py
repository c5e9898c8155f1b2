"""Starts newswall with something broken on purpose: `python -m tests.sabotage NAME FOLDER`.

The product has no hook for faults, so a fault is put in from outside, before it starts.
"""

import dataclasses
import logging
import re
import sys
import threading
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

PAYLOAD = "payload\x1b]52;c;cm0gLXJmIH4K\x07\x9b31m\u202e[/] Sphinxquartz"
"""What the faults have in their hands."""

SABOTAGE: dict[str, Callable[[], None]] = {}


def sabotage(function: Callable[[], None]) -> Callable[[], None]:
    """Make the fault known by its name."""
    SABOTAGE[function.__name__.replace("_", "-")] = function
    return function


def on_look_again(act: Callable[[Any], None]) -> None:
    """Let the key r do `act` with the screen."""
    from tui.dashboard.front_page import FrontPage

    setattr(FrontPage, "action_look_again", act)  # noqa: B010  mypy knows the method by its type


@sabotage
def crash_in_action() -> None:
    """Pressing r raises, with an article's text in the arguments and in a local."""

    def fail(screen: Any) -> None:
        title = PAYLOAD
        raise ValueError(title)

    on_look_again(fail)


@sabotage
def crash_in_timer() -> None:
    """Pressing r starts a timer that raises."""

    def fail() -> None:
        raise RuntimeError(PAYLOAD)

    def begin(screen: Any) -> None:
        screen.set_timer(0.01, fail)

    on_look_again(begin)


@sabotage
def crash_in_drawing() -> None:
    """Pressing r makes every line of the headlines raise when it is drawn."""
    from tui.dashboard.news.headline_list import HeadlineList

    def fail(self: HeadlineList, y: int) -> None:
        raise KeyError(PAYLOAD)

    def begin(screen: Any) -> None:
        setattr(HeadlineList, "render_line", fail)  # noqa: B010
        screen.query_one(HeadlineList).refresh()

    on_look_again(begin)


@sabotage
def noise() -> None:
    """Pressing r prints, warns, logs and fails in a thread, each with the payload."""

    def fail() -> None:
        raise OSError(PAYLOAD)

    def begin(screen: Any) -> None:
        print(PAYLOAD)
        print(PAYLOAD, file=sys.stderr)
        warnings.warn(PAYLOAD, stacklevel=1)
        logging.getLogger("tui").error("%s", PAYLOAD)
        logging.getLogger("somebody.else").error("%s", PAYLOAD)
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        screen.say("Noise was made.")

    on_look_again(begin)


@sabotage
def fail_once_reading() -> None:
    """Taking readings from the desk raises the second time, in the newsroom's thread."""
    from tui.readers.desk import ReadingDesk

    setattr(ReadingDesk, "take", _failing_once(ReadingDesk.take))  # noqa: B010


@sabotage
def fail_once_watching() -> None:
    """The second report of the folder raises in the newsroom's thread."""
    from tui.folder import Folder

    setattr(Folder, "next", _failing_once(Folder.next))  # noqa: B010


@sabotage
def no_last_door() -> None:
    """The second door is open: the app filters no line."""
    from textual.app import App

    from tui.dashboard.app import Newswall

    setattr(Newswall, "get_line_filters", App.get_line_filters)  # noqa: B010


@sabotage
def no_cleaning() -> None:
    """The first door is open, and r shows a screen that knows no door.

    `(((payload7)))` in a file becomes payload 7 after the readers; what the program cleans again
    on its way to the screen, it cleans no more.
    """
    from tests.intruder import RAW, Intruder
    from tui import text
    from tui.readers.desk import ReadingDesk

    for name in ("clean", "clean_body", "visible_path"):  # `clean_url` is the second door's too
        setattr(text, name, lambda value, *_: value)
    text.clean_tags = tuple  # type: ignore[assignment]

    def spoil(value: Any) -> Any:
        if type(value) is str:
            return re.sub(r"\(\(\(payload(\d+)\)\)\)", lambda found: RAW[int(found[1])], value)
        if isinstance(value, tuple):
            return tuple(spoil(part) for part in value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            fields = dataclasses.fields(value)
            return dataclasses.replace(
                value, **{f.name: spoil(getattr(value, f.name)) for f in fields}
            )
        return value

    take = ReadingDesk.take

    def take_and_spoil(self: ReadingDesk, timeout: float = 0.0) -> list[Any]:
        return [
            dataclasses.replace(reading, result=spoil(reading.result))
            for reading in take(self, timeout)
        ]

    setattr(ReadingDesk, "take", take_and_spoil)  # noqa: B010
    on_look_again(lambda screen: screen.app.push_screen(Intruder()))


@sabotage
def marks_wait() -> None:
    """No mark is made before there is a file beside the folder, named like it and `.go`."""
    from tui.library import Library

    mark, go = Library.mark, Path(f"{sys.argv[2]}.go")

    def wait_and_mark(*arguments: Any, **options: Any) -> None:
        while not go.exists():
            threading.Event().wait(0.01)
        mark(*arguments, **options)

    setattr(Library, "mark", wait_and_mark)  # noqa: B010


def _failing_once(method: Callable[..., Any]) -> Callable[..., Any]:
    calls = 0

    def wrapper(*arguments: Any, **options: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise RuntimeError(PAYLOAD)
        return method(*arguments, **options)

    return wrapper


if __name__ == "__main__":
    name, *arguments = sys.argv[1:]
    SABOTAGE[name]()
    from tui.cli import main

    sys.exit(main(arguments))
