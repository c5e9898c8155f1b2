"""Other rules than before: the articles for which they make a difference are entered anew."""

import sqlite3
from collections.abc import Iterator

from tui.library.ledger import Ledger
from tui.library.marks import Marks
from tui.library.muting import Mute, kept_as, lost_by, mutes_in
from tui.library.packing import parted
from tui.library.rules import Rules
from tui.library.tagnames import tag_identity


def own_mutes(ledger: Ledger, marks: Marks) -> tuple[Mute, ...]:
    """Return the mutes that were made here; what a damaged `marks.db` has lost it gets back.

    While the file cannot be used those go on that hold; raises sqlite3.OperationalError.
    """
    own = mutes_in(marks)
    lost = lost_by(marks, own, ledger.rules.own)
    for mute in lost if marks.lasting else ():
        marks.keep_setting(*kept_as(mute))
    return (*own, *lost)


def refile(db: sqlite3.Connection, ledger: Ledger, rules: Rules) -> None:
    """Let `rules` hold from now on; inside a transaction.

    Every article is looked at (100,000 take 0.3 s), and those that differ are written.
    """
    before = ledger.rules
    if rules.text == before.text:
        return
    keys = before.names.keys() | rules.names.keys()
    renamed = frozenset(key for key in keys if before.names.get(key) != rules.names.get(key))
    rows = list(ledger.rows_by_id(_differing(db, rules, renamed)))
    for row in rows:
        ledger.strike(row)
    ledger.follow(rules)
    for row in rows:
        ledger.enter(row)


def _differing(db: sqlite3.Connection, rules: Rules, renamed: frozenset[str]) -> Iterator[int]:
    found = db.execute("SELECT id, title, source, tags, starred, muted FROM article")
    for number, title, source, names, starred, muted in found:
        tags = parted(names)
        if bool(muted) is (bool(starred) or not rules.hides(title, source, tags)) or (
            renamed and not renamed.isdisjoint(map(tag_identity, tags))
        ):
            yield number
