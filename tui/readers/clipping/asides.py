"""The blocks beside an article: each is opened by known words and followed to its end."""

from collections.abc import Sequence
from enum import StrEnum

from tui.readers.clipping.chrome import Hit, Kind
from tui.readers.clipping.lines import FULL, Line
from tui.readers.clipping.posts import find_posts
from tui.readers.clipping.resumed import BOXES, FOOT, is_foot, is_statement, resumes
from tui.readers.clipping.told import SAME_STORY, SAME_STORY_AT_END, SAMPLE, Told, is_text
from tui.readers.clipping.unannounced import (
    find_galleries,
    is_signature,
    opens_profile,
    opens_story,
    opens_teasers,
)
from tui.readers.dates.parse import find_date


class Aside(StrEnum):
    """A block of lines that are not the article's text."""

    MORE = "other news"
    COMMENTS = "comments"
    TAGS = "tags"
    BIO = "biography"
    BOX = "advertisement of the paper itself"
    GALLERY = "gallery"


_BEGUN = 60
"""Words of running text after which an article is well under way."""
_LONGEST_ABOVE = 12
"""Lines of a list of other news above the article; a longer one is a menu, where it may end."""
_REGULAR = 2
"""Briefs after which the last one of a list is told to be another."""
_MOST_TAGS = 20
_LONGEST_BIO = 3
_LONGEST_BOX = 3
"""Lines of a box before the one that asks to subscribe."""
_NOTICE = 12
"""Words of the shortest such line."""
_AFTER_TEXT = FOOT | {Kind.SOURCE, Kind.SHARE, Kind.BACK}
"""Kinds of the lines that tell, right above a list of other news, that the article is over."""
_AHEAD = 25
"""Lines in which the text must go on after a mere link to the comments."""
_FEW = 0.25
_AT_ONCE = 8
_PARAGRAPHS = 3


def find_asides(lines: Sequence[Line], hits: Sequence[Hit | None]) -> list[Aside | None]:
    """Return for each line the block that it is in, its opening line included."""
    asides: list[Aside | None] = [None] * len(lines)
    posts: dict[int, int | None] | None = None
    left = sum(line.weight for line, hit in zip(lines, hits, strict=True) if is_text(line, hit))
    galleries = find_galleries(lines, hits)
    told = Told()
    at = 0
    while at < len(lines):
        hit, line = hits[at], lines[at]
        aside, end = None, at + 1
        if hit is not None:
            aside, end = _open(at, hit, lines, hits, told, left)
        if aside is None and at in galleries:
            aside, end = Aside.GALLERY, galleries[at]
        elif aside is None and told.weight >= _BEGUN and _opens_news(at, lines, hits, told, left):
            aside, end = Aside.MORE, _end_of_comments(at + 1, hits)
        elif aside is None and told.weight >= _BEGUN and is_signature(at, lines, hits):
            aside, end = Aside.BIO, len(lines)
        elif aside is None and opens_profile(at, lines, hits):
            named = at > 0 and line.text in lines[at - 1].text  # in the byline above
            if named or told.weight > left:
                aside, end = Aside.BIO, at + 2
        if aside is None and told.weight >= _BEGUN:
            posts = find_posts(lines, hits, at) if posts is None else posts
            if at in posts:
                end = _end_of_posts(posts, at, lines, hits, told.weight) or end
                if end > at + 1:
                    aside = Aside.COMMENTS
                    if asides[at - 1] is None and lines[at - 1].is_short:
                        asides[at - 1] = aside  # the name of who sent the first one
        if aside is None and hit is not None and hit.kind is Kind.PROMO:
            begin = _begin_of_box(at, lines, hits)
            asides[begin:at] = [Aside.BOX] * (at - begin)
        for i in range(at, end):
            left -= lines[i].weight if is_text(lines[i], hits[i]) else 0
        if aside is not None:
            asides[at:end] = [aside] * (end - at)
        elif is_text(line, hit):
            told.add(line)
        if aside is not Aside.MORE and (hit is None or hit.kind not in BOXES):
            told.goes_on = aside is None and hit is None and line.is_sentence
        at = end
    return asides


def _open(
    at: int,
    hit: Hit,
    lines: Sequence[Line],
    hits: Sequence[Hit | None],
    told: Told,
    left: float,
) -> tuple[Aside | None, int]:
    """Return the block that line `at` opens, or None, and the line after its end."""
    begun = told.weight >= _BEGUN
    if hit.kind is Kind.MORE or (hit.kind is Kind.ALSO and not hit.rest):
        end = _end_of_list(at + 1, lines, hits, told)
        return (Aside.MORE, end) if end > at + 1 else (None, at + 1)
    if hit.kind is Kind.COMMENTS and begun and not _goes_on(at, lines, hits, told.weight, left):
        return Aside.COMMENTS, _end_of_comments(at + 1, hits)
    if hit.kind is Kind.TAGS and not hit.rest:
        end = at + 1
        while end < len(lines) and end - at <= _MOST_TAGS and _is_tag(lines[end], hits[end]):
            end += 1
        return Aside.TAGS, end
    if hit.kind is Kind.BIO and begun:
        end = at + 1
        while end < len(lines) and end - at <= _LONGEST_BIO and hits[end] is None:
            end += 1
            if lines[end - 1].is_prose:
                break
        return Aside.BIO, end
    return None, at + 1


def _opens_news(
    at: int, lines: Sequence[Line], hits: Sequence[Hit | None], told: Told, left: float
) -> bool:
    """Tell whether other news begins at line `at` without a word that says so."""
    if opens_story(at, lines, hits, told):
        return True
    return told.weight > left and opens_teasers(at, lines, hits, told)


def _begin_of_box(at: int, lines: Sequence[Line], hits: Sequence[Hit | None]) -> int:
    """Return where the box begins whose last line `at` asks to subscribe.

    It stands between blank lines, a label of a few words first.
    """
    begin = at
    while begin > 0 and not lines[begin].gap and at - begin < _LONGEST_BOX:
        begin -= 1
    labelled = lines[begin].gap and lines[begin].weight <= 3 and hits[begin] is None
    long = lines[at].weight >= _NOTICE and (at + 1 == len(lines) or lines[at + 1].gap)
    return begin if labelled and long and begin < at else at


def _is_tag(line: Line, hit: Hit | None) -> bool:
    return hit is None and line.weight <= 5 and not line.ends and "@" not in line.text


def _end_of_list(at: int, lines: Sequence[Line], hits: Sequence[Hit | None], told: Told) -> int:
    """Return the line after a list of other news that begins at `at`.

    Headlines end where running text goes on: a teaser is short and alone, or else it is a brief
    (`resumed`). Where the first entry
    is itself running text it is either a list of briefs, which only the page's foot ends, or an
    empty box amid the article, whose next words then are about the same.
    """
    begun = told.weight >= _BEGUN
    if at < len(lines) and lines[at].is_prose and hits[at] is None:
        if not begun or _is_same_story(at, lines, hits, told):
            return at
        return next((i for i in range(at, len(lines)) if is_foot(hits[i])), len(lines))
    last = len(lines) if begun else min(at + _LONGEST_ABOVE, len(lines))
    since, briefs = at, 0
    while at < last and not is_foot(hits[at]):
        line = lines[at]
        if line.is_prose and hits[at] is None:
            goes_on = at + 1 < len(lines) and lines[at + 1].is_prose and hits[at + 1] is None
            if line.weight >= FULL or goes_on or not begun:
                break
        if told.goes_on and is_statement(line, hits[at]):
            regular = briefs >= _REGULAR and told.share([line]) < SAME_STORY_AT_END
            if not regular and resumes(at, since, lines, hits, told):
                break
            since, briefs = at + 1, briefs + 1
        at += 1
    return at


def _is_same_story(at: int, lines: Sequence[Line], hits: Sequence[Hit | None], told: Told) -> bool:
    """Tell whether the text from line `at` goes on about what was told before."""
    ahead = range(at, min(at + _AHEAD, len(lines)))
    sample = [lines[i] for i in ahead if is_text(lines[i], hits[i])][:SAMPLE]
    above = (hits[i] for i in range(max(0, at - 5), at - 1))
    over = any(hit is not None and hit.kind in _AFTER_TEXT for hit in above)
    return told.share(sample) >= (SAME_STORY_AT_END if over else SAME_STORY)


def _goes_on(
    at: int,
    lines: Sequence[Line],
    hits: Sequence[Hit | None],
    told: float,
    left: float,
) -> bool:
    """Tell whether a line about comments is only a link to them: the text goes on below.

    Then paragraphs follow one another, as comments with their names and dates do not: at once, or
    after a few lines where most of the text is still to come.
    """
    run = 0
    first = next((line for line in lines[at + 1 : at + _PARAGRAPHS] if line.is_prose), None)
    if first is not None and first.marker == "1.":
        return False  # comments are numbered, paragraphs seldom
    for i in range(at + 1, min(at + _AHEAD, len(lines))):
        run = run + 1 if is_text(lines[i], hits[i]) else 0
        if run == _PARAGRAPHS:
            return told < left or i - at <= _AT_ONCE
        if told > _FEW * left and lines[i].is_short and find_date(lines[i].text):
            return False
    return False


def _end_of_posts(
    posts: dict[int, int | None],
    at: int,
    lines: Sequence[Line],
    hits: Sequence[Hit | None],
    told: float,
) -> int | None:
    """Return where the readers' posts end that begin at line `at`; None if they are none.

    Dates come again and again in lists of other news too. Neither is the article, unless most of
    it is still to come: then none of the run is a post, and they are taken out of `posts`.
    """
    last = posts[at]
    if last is None:
        return None
    end = _end_of_comments(last + 1, hits)
    below = [lines[i].weight for i in range(last, end) if is_text(lines[i], hits[i])]
    if sum(below[_PARAGRAPHS:]) > told:  # more than the last post can be
        for mark in range(at, last + 1):
            posts.pop(mark, None)
        return None
    return end


def _end_of_comments(at: int, hits: Sequence[Hit | None]) -> int:
    """Return where the readers' comments end: at a list of other news or the page's foot."""
    while at < len(hits):
        hit = hits[at]
        if hit is not None and hit.whole and hit.kind in (Kind.MORE, Kind.COPYRIGHT, Kind.LEGAL):
            break
        at += 1
    return at
