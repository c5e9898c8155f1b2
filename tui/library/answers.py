"""The last answers of a library, given again while somebody writes and lets nobody read.

Only where there is no WAL (see `tui.library.schema`) does a writer keep readers out; elsewhere
nothing is remembered, as lists of tags are large.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

_REMEMBERED = 64
"""Answers that are kept: what is on the screen comes from fewer."""

P = ParamSpec("P")
T = TypeVar("T")


class Answering(Protocol):
    """What gives answers."""

    answers: dict[Any, Any]
    """The last ones, by what was asked."""
    is_shut_by_writers: bool
    """There is no WAL: a writer keeps readers out."""

    @property
    def is_locked(self) -> bool:
        """The last question was not answered because somebody writes."""


A = TypeVar("A", bound=Answering)


def kept(ask: Callable[Concatenate[A, P], T]) -> Callable[Concatenate[A, P], T]:
    """Let a method answer as it did before while it cannot find out anything else."""

    @wraps(ask)
    def answer(library: A, /, *asked: P.args, **named: P.kwargs) -> T:
        found = ask(library, *asked, **named)
        if not library.is_shut_by_writers:
            return found
        question = (ask.__name__, asked, tuple(named.items()))
        before: T = library.answers.pop(question, found)
        said = before if library.is_locked else found
        library.answers[question] = said  # the last one used stands last
        if len(library.answers) > _REMEMBERED:
            del library.answers[next(iter(library.answers))]
        return said

    return answer
