"""What a process of its own does to a library, for tests that kill it.

    python -m tests.library.child LIBRARY MARKS TASK [ARGUMENT...]

Each line on stdout says that something is done; the parent counts them as promises.
"""

import itertools
import resource
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.library.making import article, filing
from tui.library import EVERYTHING, Editor, Library, indexing, parse_query
from tui.places import Places


def hold(places: Places) -> None:
    """Be the editor until killed or told to end."""
    with closing(Editor(places)):
        say("ready")
        sys.stdin.read()


def mark(places: Places) -> None:
    """Mark and unmark articles without end; a line with what holds follows each mark."""
    with closing(Library(places)) as library:
        ids = {h.title: h.id for h in library.window(EVERYTHING, 0, 1000)}
        for turn in itertools.count():
            for title, number in ids.items():
                read, starred = turn % 2 == 0, (turn + int(title)) % 3 == 0
                library.mark([number], read=read, starred=starred)
                say(f"{title} {read:d} {starred:d}")


def edit(places: Places) -> None:
    """File, change and delete without end, adopting marks; a line follows each change."""
    with closing(Editor(places)) as editor:
        for turn in itertools.count(int(time.time() * 1000) % 1000):
            name = f"{turn % 40}"
            told = article(name, guid=name, minutes=turn % 7, body=f"{turn} " * 400, tags=(name,))
            gone = [f"{(turn + 20) % 40}.xml"] if turn % 3 == 0 else []
            editor.apply([filing(f"{name}.xml", told)], gone)
            say(f"{turn}")


def edit_remote(places: Places) -> None:
    """The same, on what looks like a network."""
    import pytest  # not for the other tasks, which are started again and again

    from tests.pretending import pretend_mounted

    pretend_mounted(pytest.MonkeyPatch(), places.library.parent.parent, "nfs4")
    edit(places)


def starve(places: Places) -> None:
    """File and mark while no file may grow, then again while it may; say what holds each time."""
    with closing(Editor(places)) as editor, closing(Library(places)) as library:
        editor.apply([filing("a.xml", article("before", guid="0"))])
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
        editor.apply([filing("b.xml", article("while", guid="1", minutes=1))])
        library.mark([library.window(EVERYTHING, 0, 1)[0].id], read=True)
        library.keep_setting("theme", "night")
        say(f"{len(editor.notices)} {len(library.notices)} {state(library)}")
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        while library.notices or editor.notices:
            editor.adopt_marks()
            library.refresh()
        say(f"{len(editor.notices)} {len(library.notices)} {state(library)}")


def index(places: Places) -> None:
    """Do as `edit` does, and fill the index in steps meanwhile; a line follows each change."""
    with closing(Editor(places)) as editor:
        for turn in itertools.count(int(time.time() * 1000) % 1000):
            told = article(f"{turn % 40}", minutes=turn % 7, body=f"text of turn{turn % 3}")
            gone = [f"{(turn + 20) % 40}.md"] if turn % 3 == 0 else []
            editor.apply([filing(f"{turn % 40}.md", told, form="markdown")], gone)
            for _ in range(turn % 9):
                editor.index_some(0)
            say(f"{turn}")


def starve_index(places: Places) -> None:
    """Fill the index while no file may grow, then again while it may; say what is found."""
    indexing.REST = 0
    with closing(Editor(places)) as editor, closing(Library(places)) as library:
        told = [article("ferry", minutes=1), article("ferry again")]
        editor.apply([filing("a.xml", *told)])
        soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
        for limit in (1, soft):
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
            while editor.index_some(1):
                pass
            found = library.window(parse_query("ferr"), 0, 9)
            say(f"{len(editor.notices)} {','.join(h.title for h in found)}")


def state(library: Library) -> str:
    """What a person would see."""
    library.refresh()
    shown = library.window(EVERYTHING, 0, 9)
    titles = ",".join(f"{h.title}{'' if h.unread else '*'}" for h in shown)
    return f"{titles} {library.setting('theme')}"


def say(line: str) -> None:
    """Write a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


TASKS: dict[str, Callable[[Places], None]] = {
    "hold": hold,
    "mark": mark,
    "edit": edit,
    "edit-remote": edit_remote,
    "index": index,
    "starve-index": starve_index,
    "starve": starve,
}

if __name__ == "__main__":
    TASKS[sys.argv[3]](Places(Path(sys.argv[1]), Path(sys.argv[2])))
