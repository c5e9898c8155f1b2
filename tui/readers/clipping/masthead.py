"""Where an article stands: the site's name and the section, above the headline."""

import re
from itertools import chain

from tui.readers.clipping.asides import Aside
from tui.readers.clipping.blocks import Page
from tui.readers.clipping.chrome import Kind, first_label, is_known, opening
from tui.readers.clipping.crumbs import last_crumb
from tui.readers.clipping.headline import Headline
from tui.readers.clipping.lines import OPENERS, Line, count_words
from tui.readers.dates.parse import find_date
from tui.readers.language import content_words

NEAR = 4
"""Lines above the headline that belong to it."""
_TOP = 12
"""Lines in which a page says its name."""
_BARE = 8
"""Lines above the headline of a page that was copied without its menus."""
_CATEGORIES = (
    "category",
    "kategorie",
    "categorie",
    "rubri",
    "categoria",
    "カテゴリ",
    "рубри",
    "категор",
)
"""Words, folded, of which one names the section of an article; others name what it is about."""
_LONGEST_CATEGORY = 4
_LONGEST_SMALL_WORD = 4
_LEAD = 3
"""Lines of the text that tell what it is about."""
_TITLE_LINES = 3
"""Lines at the top in which a page says its title."""
_TITLE_BREAK = re.compile(r"\s+[|–—»·-]\s+|[|｜]\s*")
_TAG_LINES = (" — ", " – ", " | ", " - ", "｜", ": ")


def find_section(page: Page, top: int, start: int) -> str:
    """Return the section: of a link back to it, a breadcrumb, or a line by the headline.

    `top` is the line of the headline, `start` the first line of the text.
    """
    for at, line in enumerate(page.lines):
        hit = page.hits[at]
        if hit is not None and hit.kind is Kind.BACK and hit.rest and at >= top - NEAR:
            link = first_label(line.text)
            if not is_known(Kind.NAV, link):
                return first_label(hit.rest).strip(" <>«»")
        if at <= top and (crumb := last_crumb(line)):
            return crumb
    near = chain(range(top - 1, max(top - NEAR, 0) - 1, -1), range(top + 1, start))
    for at in near:
        if _is_section(page, at) and not _is_in_menu(page, at):
            return page.lines[at].text
    if 1 < top <= NEAR + 2 and not _is_in_menu(page, top - 1):
        line = page.lines[top - 1]
        plain = page.hits[top - 1] is None and not any(sign in line.text for sign in ":：@")
        labelled = line.weight <= 4 and not line.text[0].islower()
        if labelled and plain and not looks_like_site(line) and not find_date(line.text):
            return line.text.strip(" |")
    return _category(page, top)


def _category(page: Page, top: int) -> str:
    """Return the one section that a line such as "Category: Trade" names, or an empty string."""
    for at in range(max(top - NEAR, 0), len(page.lines)):
        hit = page.hits[at]
        if hit is not None and hit.kind is Kind.TAGS and hit.rest:
            label = page.lines[at].key.startswith(_CATEGORIES)
            if label and count_words(hit.rest) <= _LONGEST_CATEGORY and "," not in hit.rest:
                return hit.rest
    return ""


def _is_section(page: Page, at: int) -> bool:
    return 0 <= at < len(page.lines) and opening(Kind.SECTION, page.lines[at].text) == ""


def _is_in_menu(page: Page, at: int) -> bool:
    """Tell whether line `at` is one of a run of sections, which is a menu.

    The section of the article itself stands apart from the menu, or is said in it already.
    """
    line, above = page.lines[at], page.lines[at - 1]
    if not _is_section(page, at):
        return not line.gap and _is_section(page, at - 1) and _is_section(page, at - 2)
    if line.turn or (line.gap and at and not above.gap):
        return False
    return _is_section(page, at - 1) or _is_section(page, at + 1)


def find_site(page: Page, headline: Headline | None, top: int) -> str:
    """Return the site's name: beside the headline on its line, or at the top of the page."""
    if headline and headline.site and not is_known(Kind.SECTION, headline.site):
        return headline.site
    if headline and (name := _after_title(page, headline.title, top)):
        return name
    for at in range(min(top, _TOP)):
        line = page.lines[at]
        if page.hits[at] is not None or page.asides[at] is Aside.TAGS or line.ends:
            continue
        if (
            not (line.text[0].isalnum() or line.text[0] in OPENERS)
            or opening(Kind.BYLINE, line.text) is not None
        ):
            continue
        name = _without_tag_line(line.text)
        if last_crumb(line) or count_words(name) > 6 or is_known(Kind.SECTION, name):
            continue
        if "@" in name or line.text.startswith(f"{name}: ") or _is_row(name):
            continue
        first = at == 0 and top <= _BARE and _is_name(name) and not _is_told(page, name)
        seen = line.repeats > 1 or at < 3 or top <= _BARE
        if name and (first or (seen and looks_like_site(line)) or _signs(page, at, name)):
            return name
    return ""


def _is_row(name: str) -> bool:
    """Tell whether `name` is a row of sections: "Home News Sport", "Missouri News, News"."""
    words = name.split()
    return ", " in name or (
        len(words) > 1
        and all(any(is_known(kind, word) for kind in (Kind.SECTION, Kind.HOME)) for word in words)
    )


def _is_name(text: str) -> bool:
    """Tell whether `text` can be a name: no number, every longer word with a capital."""
    words = text.split()
    return not any(char.isdigit() for char in text) and not any(
        word[0].islower() and len(word) > _LONGEST_SMALL_WORD for word in words
    )


def _is_told(page: Page, name: str) -> bool:
    """Tell whether the text begins with a word of `name`: then it is the subject, not the site."""
    lead = page.lines[page.start : min(page.start + _LEAD, page.end)]
    return bool(content_words(name) & content_words(" ".join(line.text for line in lead)))


def _after_title(page: Page, title: str, top: int) -> str:
    """Return what follows the headline where the page says it as its title: "… | The Echo"."""
    for line in page.lines[: min(top, _TITLE_LINES)]:
        if line.text.startswith(title):
            *_, name = _TITLE_BREAK.split(line.text[len(title) :])
            if name and count_words(name) <= 6 and not is_known(Kind.SECTION, name):
                return name
    return ""


def _signs(page: Page, at: int, name: str) -> bool:
    """Tell whether the page also names itself so in its title line or its copyright line."""
    named = f"{page.lines[0].text} " if at == 1 else ""
    for i in range(page.end, len(page.lines)):
        if page.is_kind(i, Kind.COPYRIGHT):
            named += page.lines[i].text
    return name in named and not name.isdigit()


def looks_like_site(line: Line) -> bool:
    """Tell whether a short line is made like the name of a paper."""
    words = line.key.split()
    return line.weight <= 6 and any(is_known(Kind.SITE, word) for word in words)


def _without_tag_line(text: str) -> str:
    for sign in _TAG_LINES:
        text = text.split(sign)[0]
    return text.strip()
