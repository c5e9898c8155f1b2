"""The article's text as Markdown: paragraphs, headings, lists, quotes; chrome inside it dropped."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tui.readers.clipping.beside import is_address, is_hashtags
from tui.readers.clipping.blocks import Page
from tui.readers.clipping.byline import is_biography
from tui.readers.clipping.chrome import Kind, is_known, opening
from tui.readers.clipping.lines import Line
from tui.readers.html.mdwriter import Mark, MarkdownWriter

_LONGEST_HEADING = 14
"""Words of the longest section heading."""
_MOST_COMPARED = 64
"""Lines in quotation marks that are looked up in the rest of the text."""
_LAST = 3
"""Lines at the end of a text that can be about its author."""
_CLOSING = "\"'”’»«“」』"
_LONGEST_NAME = 60
"""Characters of who said what is quoted, after it."""
_LONGEST_LABEL = 3
_MOST_SECTIONS = 6
_AGENCY_BEHIND = re.compile(r"[.!?。”\"»」]\s?[(（\[［]?([^\W\d][\w= ]{1,20})[)）\]］]?\.?$")
_NAME_BEHIND = re.compile("(?:^|(?<=[。！？」]))\\s?[(（【]([\u4e00-\u9fff\u3005]{3,5})[)）】]$")
_NO_NAMES = (Kind.MORE, Kind.ALSO, Kind.CREDIT, Kind.ROLE, Kind.SECTION, Kind.SITE, Kind.NAV)
"""What a few characters in brackets say where they are no name."""
_SHORTEST_CODE = 8
"""Characters of a word of letters and digits that is the name of a file."""
_HEADING_MARKS = "■□◆◇●○▼▽★"


class Part(StrEnum):
    """What a line is in the text."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "list item"
    QUOTE = "quote"
    BOX_TITLE = "title of a box"
    BOX = "text of a box"


@dataclass(frozen=True, slots=True)
class Passage:
    """One line of the text and what it is."""

    part: Part
    text: str
    marker: str = ""


def passages(page: Page, start: int, taken: Iterable[int], names: Sequence[str]) -> list[Passage]:
    """Return the text of the article: the lines from `start` that are news."""
    taken = set(taken)
    kept = [at for at in range(start, page.end) if at not in taken and _is_news(page, at)]
    kept = [
        at
        for i, at in enumerate(kept)
        if i < len(kept) - _LAST or i == 0 or not is_biography(page.lines[at], names)
    ]
    return list(_told_apart(page, kept))


def _is_news(page: Page, at: int) -> bool:
    """Tell whether line `at` of the body is text; what is in doubt is, and in a note all is."""
    line, hit = page.lines[at], page.hits[at]
    if page.is_note:
        return not is_hashtags(line)
    if page.asides[at] is not None:
        return False
    if hit is not None:
        return hit.kind is Kind.BOX
    if not any(map(str.isalnum, line.text)) or (line.weight < 2 and _is_code(line.text)):
        return False
    if at == len(page.lines) - 1 and is_address(line.text):
        return False  # of the page itself
    if line.turn and (line.is_prose or line.repeats > 2):
        return False
    return not (is_hashtags(line) or _is_row_of_sections(line) or _is_empty_label(line))


def _is_empty_label(line: Line) -> bool:
    """Tell whether `line` announces a name or a date that did not come with it: "By"."""
    if line.weight > _LONGEST_LABEL:
        return False
    kinds = (Kind.BYLINE, Kind.PUBLISHED, Kind.UPDATED)
    return any(opening(kind, line.text) == "" for kind in kinds)


def _is_row_of_sections(line: Line) -> bool:
    words = line.text.split()
    return 1 < len(words) <= _MOST_SECTIONS and all(is_known(Kind.SECTION, word) for word in words)


def _is_code(text: str) -> bool:
    """Tell whether one word is a number or the name of a file, "4f1c0a_1200": nobody wrote it."""
    digits = sum(map(str.isdigit, text))
    hexadecimal = len(text) >= _SHORTEST_CODE and text.isascii() and text.isalnum()
    return digits == len(text) or "_" in text[1:-1] or (hexadecimal and digits * 3 > len(text))


def _told_apart(page: Page, kept: Sequence[int]) -> Iterator[Passage]:
    """Yield the lines `kept` with what each is, which depends on its neighbours."""
    pulled = _pull_quotes([page.lines[at] for at in kept])
    boxed = False
    for i, at in enumerate(kept):
        line = page.lines[at]
        after = page.lines[kept[i + 1]] if i + 1 < len(kept) else None
        hit = page.hits[at]
        if hit is not None and hit.kind is Kind.BOX:
            boxed = hit.whole and after is not None
            yield Passage(Part.BOX_TITLE if boxed else Part.BOX, line.text)
            continue
        if boxed:
            part = Part.BOX
        elif i in pulled:
            part = Part.QUOTE
        elif _is_heading(line, after) and (line.gap or not page.is_note):
            part = Part.HEADING
        elif line.marker:
            part = Part.ITEM
        else:
            part = Part.PARAGRAPH
        boxed = False
        yield Passage(part, line.text, line.marker)


def _is_heading(line: Line, after: Line | None) -> bool:
    """Tell whether `line` heads the text after it: short, without a stop, running text follows."""
    if (
        after is None
        or line.weight > _LONGEST_HEADING
        or line.text.endswith((":", "：", ",", ";", "、"))
    ):
        return False
    if line.marker[:1] == "#":
        return True
    if line.marker and line.marker not in _HEADING_MARKS:
        return False
    if line.text.startswith(("http://", "https://", "—", "–")) or line.text[0].islower():
        return False
    if line.ends and not (line.text.endswith(("?", "？")) and not line.opens_speech):
        return False
    return after.is_prose or after.is_sentence or bool(after.marker)


def _pull_quotes(lines: Sequence[Line]) -> set[int]:
    """Return which lines only repeat, large and in quotation marks, what the text says."""
    found: set[int] = set()
    candidates = [i for i, line in enumerate(lines) if _is_speech(line) and line.weight <= 50]
    if not candidates:
        return found
    keys = [line.key for line in lines]
    text = "\n".join(keys)
    for i in candidates[:_MOST_COMPARED]:
        words = keys[i].strip("\"'“”„«»「」『』 ")
        if lines[i].weight >= 4 and text.count(words) > 1:
            found.add(i)
    return found


def _is_speech(line: Line) -> bool:
    """Tell whether quotation marks open and close `line`, a name after them left aside."""
    closed = max(map(line.text.rfind, _CLOSING))
    return line.opens_speech and closed > 0 and len(line.text) - closed <= _LONGEST_NAME


def find_signature(page: Page, parts: Sequence[Passage]) -> tuple[str, ...]:
    """Return who signs behind the last words: "… until Monday. (AFP)", "…した。（山田花子）"."""
    last = [parts[-1].text] if parts else []
    if page.end < len(page.lines) and page.hits[page.end] is None:
        last.append(page.lines[page.end].text)
    for text in last:
        signed = _AGENCY_BEHIND.search(text)
        if signed and is_known(Kind.AGENCY, signed[1]):
            return (signed[1],)
        signed = _NAME_BEHIND.search(text)
        if signed and not any(is_known(kind, signed[1]) for kind in _NO_NAMES):
            return (signed[1],)
    return ()


def to_markdown(parts: Sequence[Passage]) -> str:
    """Return the passages as Markdown; every character of them stays literal."""
    writer = MarkdownWriter()
    listing = ""
    for i, passage in enumerate(parts):
        style = _list_style(passage)
        if listing and style != listing:
            writer.end_list()
        if style and style != listing:
            writer.start_list(int(passage.marker[:-1]) if style == "numbered" else None)
        listing = style
        if style:
            writer.start_item()
            writer.text(passage.text)
            writer.end_box()
        else:
            _write(writer, passage, i > 0 and parts[i - 1].part is Part.BOX_TITLE)
    if listing:
        writer.end_list()
    return writer.markdown()


def _list_style(passage: Passage) -> str:
    if passage.part is not Part.ITEM:
        return ""
    return "numbered" if passage.marker[:1].isdecimal() else "bulleted"


def _write(writer: MarkdownWriter, passage: Passage, in_box: bool) -> None:
    match passage.part:
        case Part.HEADING:
            writer.heading(2)
            writer.text(passage.text)
            writer.heading(0)
        case Part.BOX_TITLE:
            writer.start_quote()
            writer.start(Mark.STRONG)
            writer.text(passage.text)
            writer.end()
            writer.end_block()
        case Part.BOX | Part.QUOTE:
            if not in_box:
                writer.start_quote()
            writer.text(passage.text)
            writer.end_box()
        case _:
            writer.text(passage.text)
            writer.end_block()
