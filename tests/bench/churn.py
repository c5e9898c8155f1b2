"""A folder that never rests. Started as a program of its own: the other process of a soak.

    python -m tests.bench.churn FOLDER ARTICLES SEED

It fills the folder and makes as many changes as each line of its input says. Each is answered with
a line of JSON: what was done so far, and address and title of every article that is there now.
"""

import json
import os
import random
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tests.bench.corpus import NEWEST, Item, article, atom, json_feed, markdown, rss

_FOLDERS = 20
_FEED = 20
"""Articles in a feed file; most files hold one."""
_PACE, _BURST = 500, 50
"""Changes in a second, and how many come as fast as they can before the next pause."""
_DAYS = 14
"""Age of the oldest article."""
_FORMATS: dict[str, Callable[[list[Item]], str]] = {
    ".md": lambda items: markdown(items[0]),
    ".xml": rss,
    ".atom": atom,
    ".json": json_feed,
}


class Churn:
    """Changes the files of a folder at random, and knows what they hold."""

    def __init__(self, root: Path, articles: int, seed: int) -> None:
        self._root, self._wanted = root, articles
        self._chance = random.Random(seed)
        self._folders = [root / str(number) for number in range(_FOLDERS)]
        self._files: dict[Path, list[Item]] = {}
        self._paths: list[Path] = []
        self._articles = self._numbers = self._versions = 0
        self._done: Counter[str] = Counter()
        for folder in self._folders:
            folder.mkdir(parents=True)
        while self._articles < articles:
            self._create()
        self._done.clear()

    def change(self, times: int) -> None:
        """Make so many changes; a folder that moves with all its files is one."""
        ways = (self._create_or_delete, self._replace, self._write_in_place, self._rename)
        rare = (self._move_folder, self._take_folder_away)
        begun = time.monotonic()
        for number in range(times):
            [way] = self._chance.choices((*ways, *rare), (30, 35, 15, 18, 1.5, 0.5))
            way()
            if self._chance.random() < 1 / _BURST:
                time.sleep(max(0.0, begun + number / _PACE - time.monotonic()))

    def report(self) -> str:
        """Return what was done so far, and what is there now."""
        items = [item for items in self._files.values() for item in items]
        return json.dumps({"done": self._done, "truth": {item.link: item.title for item in items}})

    # Each way to change

    def _create_or_delete(self) -> None:
        if self._articles < self._wanted:
            self._create()
        else:
            path = self._any()
            self._forget(path)
            path.unlink()
            self._done["deleted"] += 1

    def _create(self) -> None:
        suffix = self._chance.choice([*_FORMATS, ".md", ".md", ".md"])
        many = _FEED if suffix != ".md" and self._chance.random() < 0.1 else 1
        items = [self._article() for _ in range(many)]
        path = self._new_path(suffix)
        self._replace_with(path, items)
        self._know(path, items)
        self._done["created"] += 1

    def _replace(self) -> None:
        path = self._any()
        self._files[path] = self._retitled(path)
        self._replace_with(path, self._files[path])
        self._done["replaced"] += 1

    def _write_in_place(self) -> None:
        path = self._any()
        self._files[path] = self._retitled(path)
        path.write_text(_FORMATS[path.suffix](self._files[path]), "utf-8")
        self._done["written in place"] += 1

    def _rename(self) -> None:
        path = self._any()
        to = self._new_path(path.suffix)
        path.rename(to)
        self._know(to, self._forget(path))
        self._done["renamed"] += 1

    def _move_folder(self) -> None:
        """Give a folder another name, now and then below another folder."""
        number = self._chance.randrange(_FOLDERS)
        folder, to = self._folders[number], self._new_folder(number)
        folder.rename(to)
        self._folders[number] = to
        for path in self._in(folder):
            self._know(to / path.name, self._forget(path))
        self._done["folders moved"] += 1

    def _take_folder_away(self) -> None:
        """Move a folder out of sight with all that is in it, and begin an empty one."""
        number = self._chance.randrange(_FOLDERS)
        folder, outside = self._folders[number], self._root.with_name("outside")
        folder.rename(outside)
        shutil.rmtree(outside)
        self._folders[number] = self._new_folder(number)
        self._folders[number].mkdir()
        for path in self._in(folder):
            self._forget(path)
        self._done["folders taken away"] += 1

    # Inside

    def _article(self) -> Item:
        """Return an article that was not there before, some days old."""
        self._numbers += 1
        age = timedelta(minutes=self._chance.randrange(_DAYS * 24 * 60))
        return replace(article(self._numbers), when=NEWEST - age)

    def _retitled(self, path: Path) -> list[Item]:
        """Return the articles of a file with new titles."""
        self._versions += 1
        return [
            replace(item, title=f"{item.title.partition(' · ')[0]} · {self._versions}")
            for item in self._files[path]
        ]

    def _replace_with(self, path: Path, items: list[Item]) -> None:
        draft = path.with_name(f".{path.name}.tmp")
        draft.write_text(_FORMATS[path.suffix](items), "utf-8")
        os.replace(draft, path)

    def _new_path(self, suffix: str) -> Path:
        self._versions += 1
        return self._chance.choice(self._folders) / f"{self._versions}{suffix}"

    def _new_folder(self, number: int) -> Path:
        self._versions += 1
        parent = self._root / "deep" if self._chance.random() < 0.3 else self._root
        parent.mkdir(exist_ok=True)
        return parent / f"{number}-{self._versions}"

    def _any(self) -> Path:
        return self._chance.choice(self._paths)

    def _in(self, folder: Path) -> list[Path]:
        return [path for path in self._paths if path.parent == folder]

    def _know(self, path: Path, items: list[Item]) -> None:
        self._files[path] = items
        self._paths.append(path)
        self._articles += len(items)

    def _forget(self, path: Path) -> list[Item]:
        items = self._files.pop(path)
        self._paths.remove(path)
        self._articles -= len(items)
        return items


def main(folder: Path, articles: int, seed: int) -> None:
    """Answer until the input ends."""
    churn = Churn(folder, articles, seed)
    print(churn.report(), flush=True)
    for line in sys.stdin:
        churn.change(int(line))
        print(churn.report(), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
