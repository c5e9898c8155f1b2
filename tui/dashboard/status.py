"""What the status line and the empty views say: pure functions from values to words."""

import os
from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache

from rich.cells import cell_len

from tui.dashboard import moments
from tui.dashboard.keys.keys import Keymap
from tui.dashboard.lines.bars import Item
from tui.dashboard.moments import ago
from tui.dashboard.progress import progress_items
from tui.figures import count_text
from tui.library import Counts, Problem
from tui.page import Document, Paragraph, Span, cut, heading
from tui.page.blocks import CLOSE, Block
from tui.status import Status
from tui.text import visible_path

NARROW = 60
"""Columns below which words are left out."""
_HALF_WRITTEN = "cannot be read yet: it may still be written to, and is tried again for 3 s"
_LONGEST = 60
"""Cells of a filter that finds nothing."""
_RULE = Item("│ ", "bar--dim")
_SIGNS = {"live": "●", "polling": "◐", "offline": "○"}


def status_items(
    status: Status, counts: Counts, problems: int, folder: str, now: datetime, width: int = 200
) -> Sequence[Item]:
    """Return the pieces of the status line that fit, the most telling first, none cut in two."""
    total = counts.articles
    articles = count_text(total, "article") if width >= NARROW else str(total)
    items = [Item(f" {articles} · {counts.unread} unread ")]
    room = width - _cells(items)
    pieces = [_folder_state(status, room - len(_RULE.text))]
    if problems:
        pieces.append([Item(f"! {count_text(problems, 'problem')} ", "bar--alert", "problems")])
    if status.changed_at is not None:
        pieces.append([Item(f"changed {ago(status.changed_at, now)} ")])
    pieces.append([Item(f"{folder_name(folder)} ", "bar--dim")])
    for piece in pieces:
        room -= _cells([_RULE, *piece])
        if room < 0 or not piece:
            break
        items += [_RULE, *piece]
    return items


def _folder_state(status: Status, room: int) -> Sequence[Item]:
    """Return how the folder is doing; of a reading as much as fits into `room` cells."""
    kind = status.kind
    if status.reading and kind != "offline":
        return progress_items(status, room)
    if status.follows and kind in ("starting", "live"):
        return [Item("● live, read by another newswall ", "bar--good")]
    if kind == "starting":
        return [Item("◌ looking ", "bar--dim")]
    look = "bar--good" if kind == "live" else "bar--alert"
    words: str = kind
    if kind == "offline" and status.since is not None:
        words = f"offline since {status.since.astimezone():%H:%M}"
    return [Item(f"{_SIGNS[kind]} {words} ", look)]


def _cells(items: Sequence[Item]) -> int:
    return cell_len("".join(item.text for item in items))


def nothing_to_show(
    status: Status, problems: int, folder: str, selection: str, keymap: Keymap
) -> str:
    """Return what an empty headline list says: what is the case, and what to do."""
    if selection:
        return f"No article with {short_filter(selection)}. {keymap.sign('back')} shows all."
    if status.kind == "offline":
        return status.reason
    if status.waiting or not status.settled:
        return "Reading the folder …"
    name = folder_name(folder)
    if problems:
        key = keymap.sign("problems")
        return f"No file in {name} could be read. Press {key} for the reasons."
    return (
        f"{name} is empty. Put a news file into it - RSS, Atom, JSON Feed, Markdown, a saved "
        "page or the copied text of an article - and it is here a blink later."
    )


def short_filter(words: str) -> str:
    """Return the filter in words, no longer than there is room for in a sentence."""
    return cut(words, _LONGEST)


def problems_document(
    problems: Sequence[Problem], troubles: Sequence[str], status: Status, folder: str
) -> Document:
    """Return the list of problems: what is wrong as a whole, then file by file."""
    blocks: list[Block] = [heading("Problems")]
    sentences = list(troubles)
    if not status.settled and not status.half_written and status.kind != "offline":
        sentences.append(f"The files in {folder_name(folder)} are still being read.")
    elif status.settled and not problems and status.kind != "offline":
        sentences.append(f"Every file in {folder_name(folder)} is shown.")
    blocks += [Paragraph((Span(sentence),)) for sentence in sentences]
    for file in status.half_written:
        blocks.append(Paragraph((Span(visible_path(file), "strong"),)))
        blocks.append(Paragraph((Span(_HALF_WRITTEN),), CLOSE))
    now = moments.now()
    for problem in problems:
        blocks.append(Paragraph((Span(visible_path(problem.file), "strong"),)))
        blocks.append(Paragraph((Span(f"{problem.reason} ({ago(problem.since, now)})"),), CLOSE))
    return Document(tuple(blocks))


@lru_cache(4)
def folder_name(folder: str) -> str:
    """Return the folder as its owner would write it; bars ask for it at each change."""
    home = os.path.expanduser("~")
    path = os.path.abspath(folder)
    if path.startswith(home + os.sep):
        path = "~" + path[len(home) :]
    return visible_path(path)
