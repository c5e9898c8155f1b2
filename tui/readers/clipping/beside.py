"""What stands beside the text of a clipping: tags, other headlines, source, address, rights."""

import re
from collections.abc import Iterator

from tui.readers.clipping.asides import Aside
from tui.readers.clipping.blocks import Page
from tui.readers.clipping.chrome import LONGEST_LABEL, Kind, is_known
from tui.readers.clipping.lines import Line, count_words
from tui.readers.clipping.stamp import read_stamp

_NEAR = 5
"""Lines above the headline that can be tags or the address of the article."""
_LONGEST_TAG = 6
"""Words of the longest tag."""
_URL = re.compile(r"https?://[^\s<>\"“”]{4,2000}")
_URL_ENDS = ".,;:!?)]>»”'"
_TAG_BREAK = re.compile(r"\s*[,;|｜·•、，/／\n]\s*|\s(?=#)")
_RANK = re.compile(r"^[#＃]?(\d{1,2})(?:\s?位\s?|[.:)．：）]?\s)(?=.*[^\W\d])")
_RIGHTS = re.compile(r"©|\(c\)|ⓒ|copyright|\b(?:19|20)\d\d\b|[-–—]|by\s", re.I)
_RIGHTS_END = re.compile(
    r"(?:\.\s|[|｜,]|\.$|\ball rights\b|\balle rechte\b|\btous droits\b|\btodos\b"
    r"|\briproduzione\b|無断)",
    re.I,
)
_COMPANY = re.compile(
    r"(?:[\s,]+(?:Ltd|Limited|Inc|LLC|LLP|PLC|Corp|Co|GmbH|AG|KG|SE|SA|S\.A|SAS|SL|S\.L|S\.L\.U|Lda|Ltda"
    r"|S\.p\.A|Srl)\.?|株式会社)+$"
    r"|^(?:株式会社|有限会社|合同会社|(?:一般|公益)(?:社団|財団)法人)",
    re.I,
)


def find_tags(page: Page, top: int) -> list[str]:
    """Return the tags: hashtags, what "Tags:" names, and the lines of the first block of tags."""
    tags: list[str] = []
    block_done = False
    for at in range(max(0, top - _NEAR), len(page.lines)):
        line, hit, aside = page.lines[at], page.hits[at], page.asides[at]
        if is_hashtags(line):
            if aside not in (Aside.MORE, Aside.COMMENTS):
                tags.extend(word for word in line.text.split() if len(word) > 1)
        elif hit is not None and hit.kind is Kind.TAGS:
            tags.extend(_split_tags(hit.rest))
        elif aside is Aside.TAGS and not block_done and at > top:
            tags.extend(_split_tags(line.text))
            block_done = at + 1 == len(page.lines) or page.asides[at + 1] is not Aside.TAGS
    return tags


def is_hashtags(line: Line) -> bool:
    """Tell whether `line` is made of hashtags and nothing else."""
    return line.text[:1] in "#＃" and all(word[0] in "#＃" for word in line.text.split())


def _split_tags(text: str) -> Iterator[str]:
    for tag in _TAG_BREAK.split(text):
        tag = tag.strip(" .:：#＃")
        if tag and count_words(tag) <= _LONGEST_TAG and not any(sign in tag for sign in "@:："):
            yield tag


def find_related(page: Page, start: int, mtime: float, language: str) -> list[tuple[str, str]]:
    """Return the other news that the page names from line `start`: title and address, in order.

    Of a list that mixes headlines with teasers the headlines are taken; of briefs, the briefs.
    """
    found: dict[str, str] = {}
    block: list[Line] = []
    for at in range(start, len(page.lines)):
        hit, line = page.hits[at], page.lines[at]
        if page.asides[at] is Aside.MORE and (hit is None or hit.kind is not Kind.MORE):
            named = _names_news(line) or _rank(line)
            if hit is None and named and not read_stamp(line, mtime, language):
                block.append(line)
            continue
        _add_block(found, block)
        if hit is not None and hit.kind is Kind.ALSO and hit.rest and not _is_promo(hit.rest):
            _add(found, hit.rest)
    _add_block(found, block)
    return list(found.items())


def _names_news(line: Line) -> bool:
    return line.weight >= 3 and any(map(str.isalpha, line.text)) and not is_hashtags(line)


def _is_promo(text: str) -> bool:
    return count_words(text) <= LONGEST_LABEL and is_known(Kind.PROMO, text)


def _rank(line: Line) -> int:
    """Return the place of a headline in a list of the most read: "2 Goose elected"; else 0."""
    if line.marker[:1].isdecimal():
        return int(line.marker[:-1])
    place = _RANK.match(line.text)
    return int(place[1]) if place else 0


def _add_block(found: dict[str, str], block: list[Line]) -> None:
    headlines = [line for line in block if not line.is_prose] or block
    ranks = list(filter(None, map(_rank, headlines)))
    ranked = len(ranks) > 1 and ranks == list(range(1, len(ranks) + 1))
    for line in headlines:
        if ranked and _rank(line):
            _add(found, line.text if line.marker else _RANK.sub("", line.text, count=1))
        elif _names_news(line):
            _add(found, line.text)
    block.clear()


def _add(found: dict[str, str], text: str) -> None:
    url = find_url(text)
    title = _URL.sub(" ", text).strip(" :|｜-–—>»（）()") or url
    if title:
        found.setdefault(title, url)


def find_url(text: str) -> str:
    """Return the first web address in `text`, or an empty string."""
    found = _URL.search(text)
    return found[0].rstrip(_URL_ENDS) if found else ""


def is_address(text: str) -> bool:
    """Tell whether `text` is a web address and nothing else."""
    return _URL.fullmatch(text) is not None


def find_link(page: Page, top: int) -> str:
    """Return the article's address: in the line that names the source, or alone by the headline."""
    for at in range(top, len(page.lines)):
        if page.is_kind(at, Kind.SOURCE) and (url := find_url(page.lines[at].text)):
            return url
        before = at > 0 and page.is_kind(at - 1, Kind.SOURCE)
        if before and page.lines[at].text.startswith("http"):
            return find_url(page.lines[at].text)
    for at in range(max(0, top - _NEAR), min(top + _NEAR, len(page.lines))):
        if is_address(page.lines[at].text) and not _is_picture(page.lines[at].text):
            return find_url(page.lines[at].text)
    return ""


def _is_picture(url: str) -> bool:
    return url.lower().endswith((".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg"))


def read_credit(page: Page) -> str:
    """Return who the page names as its source, addresses left out."""
    for at in range(page.start, len(page.lines)):
        hit = page.hits[at]
        if hit is not None and hit.kind is Kind.SOURCE:
            name = _URL.sub(" ", hit.rest).strip(" .,:;)）|")
            if name and count_words(name) <= 8:
                return name
    return ""


def owner_of_rights(page: Page) -> str:
    """Return the name in the copyright line at the foot of the page."""
    for at in range(page.end, len(page.lines)):
        if page.is_kind(at, Kind.COPYRIGHT):
            text = page.lines[at].text[:200]
            if text.lower().startswith(("©", "(c)", "copyright", "ⓒ")):
                owner = " ".join(_RIGHTS.sub(" ", text).split())
                if end := _RIGHTS_END.search(owner):
                    owner = owner[: end.start()]
                owner = _COMPANY.sub("", owner.strip(" .,")).strip()
                if owner and count_words(owner) <= 6:
                    return owner
    return ""
