"""What became of the articles that a file has lost: which of its new ones is which, corrected.

Each lost article and each new one is looked at once: they meet in a table of what they must share.
Only a handful of them are compared line by line, each with each.
"""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from hashlib import blake2b

from tui.article import Article
from tui.library.identity import Keyed, is_loose

HANDFUL = 400
"""Pairs of a new and a lost article that are compared line by line at most."""


def successors(lost: Iterable[Keyed], new: Iterable[Keyed]) -> dict[str, str]:
    """Return the keys of those in `new` that are an article of `lost`, each with the key of that.

    Two are one when one of the keys is loose and
    - title and body are the same, whatever the date: the date was corrected;
    - the date is the same, and so is the title, the body or half of the lines of the lost one.

    A new date with the same title and other text is the next issue of something, not the same.
    """
    there, unknown = {old.key: old for old in lost}, {fresh.key: fresh for fresh in new}
    found: dict[str, str] = {}

    def pair(new_key: str, old_key: str) -> None:
        found[new_key] = old_key
        del there[old_key], unknown[new_key]

    index: defaultdict[Hashable, deque[str]] = defaultdict(deque)
    for old in there.values():
        for trait in _traits(old.article):
            index[is_loose(old.key), trait].append(old.key)
    for fresh in list(unknown.values()):
        for trait in _traits(fresh.article):
            old_key = _first(index, trait, there, loose=is_loose(fresh.key))
            if old_key is not None:
                pair(fresh.key, old_key)
                break
    if len(unknown) * len(there) <= HANDFUL:
        for fresh in list(unknown.values()):
            for old in there.values():
                if _is_rewritten(old, fresh):
                    pair(fresh.key, old.key)
                    break
    return found


def _traits(article: Article) -> Iterator[Hashable]:
    """Return what an article has to share with another one, any of it, to be that."""
    yield "title", article.title, article.published
    if article.body:
        body = blake2b(article.body.encode("utf-8", "surrogatepass"), digest_size=16).digest()
        yield "body", body, article.published
        yield "text", article.title, body


def _first(
    index: defaultdict[Hashable, deque[str]], trait: Hashable, there: Iterable[str], *, loose: bool
) -> str | None:
    """Return the first article with `trait` that is still `there`, one with a loose key first.

    `loose`: it need not have a loose key itself.
    """
    for kind in (True, False) if loose else (True,):
        waiting = index.get((kind, trait), deque())
        while waiting and waiting[0] not in there:  # known again by another trait
            waiting.popleft()
        if waiting:
            return waiting[0]
    return None


def _is_rewritten(old: Keyed, new: Keyed) -> bool:
    if not (is_loose(old.key) or is_loose(new.key)):
        return False
    same_date = old.article.published == new.article.published
    return same_date and _share_half(old.article.body, new.article.body)


def _share_half(old: str, new: str) -> bool:
    ours, theirs = _lines(old), set(_lines(new))
    return bool(ours) and 2 * sum(line in theirs for line in ours) >= len(ours)


def _lines(body: str) -> Sequence[str]:
    return [line.strip() for line in body.splitlines() if line.strip()]
