"""Plain text as copied from a news page, the whole site around it: one file, one article.

The way through: lines with features (`lines`), known words (`chrome`), blocks in order
(`blocks`), what the head says (`headline`, `head`, `byline`, `stamp`), what stands beside the
text (`beside`), the text itself (`clipbody`).
"""

from tui.article import Article, Precision, ReadResult
from tui.readers.clipping.beside import (
    find_link,
    find_related,
    find_tags,
    owner_of_rights,
    read_credit,
)
from tui.readers.clipping.blocks import Page, lay_out
from tui.readers.clipping.body import Part, Passage, find_signature, passages, to_markdown
from tui.readers.clipping.dateline import Dateline, lone_dateline, read_dateline
from tui.readers.clipping.derived import derive_title
from tui.readers.clipping.fragments import join_headline, part_date, rejoin
from tui.readers.clipping.head import Head, read_head
from tui.readers.clipping.layout import split_lines
from tui.readers.clipping.lines import Line, read_lines
from tui.readers.clipping.mailheads import without_mail_head
from tui.readers.clipping.stamp import Stamp, date_in_url
from tui.readers.finish import finish
from tui.readers.language import tell_language
from tui.text import MAX_BODY, MAX_LINES


def read_clipping(text: str, name: str, mtime: float) -> ReadResult:
    """Return the one article that `text` holds.

    `mtime` (seconds since the epoch) of the file places dates without a year and ages such as
    "2 hours ago". `name` is the title of a text without a single word.
    """
    lines = read_lines(rejoin(join_headline(part_date(without_mail_head(split_lines(text))))))
    notice = _take_notice(lines, text)
    if not lines:
        return ReadResult("text", problem="there is no text in it")
    page = lay_out(lines)
    language = tell_language(" ".join(line.text for line in page.lines[page.start : page.end]))
    head = read_head(page, mtime, language)
    parts = passages(page, head.start, head.taken, head.names)
    if not parts and head.headline is None:
        parts = [Passage(Part.PARAGRAPH, line.text) for line in lines]
    if notice:
        parts.append(Passage(Part.PARAGRAPH, notice))
    dateline = _take_dateline(parts, mtime, language)
    if dateline is None and head.start:
        dateline = lone_dateline(page.lines[head.start - 1].text, mtime, language)
    return ReadResult("text", (_article(page, head, parts, dateline, language, name, mtime),))


def _take_dateline(parts: list[Passage], mtime: float, language: str) -> Dateline | None:
    """Take the dateline off the text; it can open the second paragraph, below a summary."""
    for at, part in enumerate(parts[:2]):
        dateline = read_dateline(part.text, mtime, language)
        if dateline is not None and (at == 0 or dateline.stamp is not None):
            parts[at] = Passage(part.part, part.text[dateline.length :].lstrip())
            return dateline
    return None


def _take_notice(lines: list[Line], text: str) -> str:
    """Take off the line by which `tui.text` says that it cut a long text, and return it."""
    too_long = len(text) > MAX_BODY or text.count("\n") >= MAX_LINES
    said = too_long and len(lines) > 1 and lines[-1].text.startswith("… cut at ")
    return lines.pop().text if said else ""


def _article(
    page: Page,
    head: Head,
    parts: list[Passage],
    dateline: Dateline | None,
    language: str,
    name: str,
    mtime: float,
) -> Article:
    top = page.start if head.headline is None else head.headline.at
    link = find_link(page, top)
    stamp = _surest(head.stamp, dateline.stamp if dateline else None) or date_in_url(link, mtime)
    source = head.site or owner_of_rights(page) or read_credit(page)
    title = head.headline.title if head.headline else _derived(page, parts, language)
    return finish(
        title=title,
        name=name,
        link=link,
        summary=to_markdown([Passage(Part.PARAGRAPH, head.deck)]),
        body=to_markdown(parts) if [part.text for part in parts] != [title] else "",
        published=stamp.when if stamp else None,
        precision=stamp.precision if stamp else Precision.UNKNOWN,
        authors=head.names or _agency(dateline, source) or find_signature(page, parts),
        tags=find_tags(page, top),
        section=head.section,
        source=source,
        language=language,
        related=find_related(page, head.start, mtime, language),
    )


def _derived(page: Page, parts: list[Passage], language: str) -> str:
    """Return a title for a text without a headline: from its first sentence."""
    told = next((part.text for part in parts if part.part is not Part.BOX_TITLE), "")
    return derive_title(told or page.lines[0].text, language)


def _surest(stamp: Stamp | None, dateline: Stamp | None) -> Stamp | None:
    """Return the page's date; that of the dateline before one that is only of a change."""
    return dateline or stamp if stamp is None or stamp.updated else stamp


def _agency(dateline: Dateline | None, source: str) -> tuple[str, ...]:
    """Return the agency of the dateline, which stands for the author where none is named."""
    if dateline is None or not dateline.agency:
        return ()
    return () if dateline.agency.casefold() in source.casefold() else (dateline.agency,)
