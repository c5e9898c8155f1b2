"""An article as plain text, for a terminal or a pipe: what was understood of it, then its words."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from tui.article import Article, Precision
from tui.figures import count_text

FORMATS = {
    "rss": "RSS feed",
    "rdf": "RSS 1.0 feed (RDF)",
    "atom": "Atom feed",
    "jsonfeed": "JSON Feed",
    "opml": "list of feeds (OPML)",
    "markdown": "note (Markdown)",
    "html": "saved page (HTML)",
    "text": "clipping (plain text)",
}
"""What a person calls the formats of `tui.article.ReadResult`."""
_LABELS = 10
"""Columns of the names of facts."""
_FILES = 40
"""Columns of the names of files."""
_KNOWN = {
    Precision.MINUTE: "",
    Precision.DAY: " (to the day)",
    Precision.MONTH: " (to the month)",
    Precision.UNKNOWN: "",
}


def file_text(file: str, form: str, articles: int) -> str:
    """Return the line that says what a file is."""
    return f"{file}: {FORMATS.get(form, form or 'unknown')}, {count_text(articles, 'article')}"


def check_text(files: Sequence[tuple[str, str, int]], problems: Sequence[tuple[str, str]]) -> str:
    """Return which files (name, format, articles) are shown, and which are not and why."""
    from tui.page import cell_len

    broken = dict(problems)
    column = min(_FILES, max((cell_len(file) for file, *_ in files), default=0))
    lines = [
        f"{file}{' ' * (column - cell_len(file))}  {FORMATS.get(form, form)},"
        f" {count_text(articles, 'article')}{' (as it was before, or in part)' * (file in broken)}"
        for file, form, articles in files
    ]
    if problems:
        lines += [
            "",
            "Not shown, or not as they are:",
            *(f"{file}: {why}" for file, why in problems),
        ]
    total = sum(articles for *_, articles in files)
    shown = f"{count_text(len(files), 'file')} shown, {count_text(total, 'article')}"
    lines += ["", f"{shown}; {count_text(len(problems), 'problem')}."]
    return "\n".join(lines).lstrip("\n")


def article_text(article: Article, width: int) -> str:
    """Return an article in `width` columns: title, facts, text, other headlines."""
    from tui.page import cell_len, plain

    title = _wrapped(article.title, width)
    parts = ["\n".join([*title, "=" * max(map(cell_len, title)), *_facts(article, width)])]
    if article.body and article.summary and not article.body.startswith(article.summary[:80]):
        parts.append(plain(article.summary, width).rstrip() + "\n\n* * *")
    parts.append(plain(article.body or article.summary, width).rstrip())
    if article.related:
        related = [
            line
            for link in article.related
            for line in (*_wrapped(link.title, width, "- "), *([f"  {link.url}"] * bool(link.url)))
        ]
        parts.append("\n".join(["Related:", *related]))
    return "\n\n".join(filter(None, parts)) + "\n"


def _facts(article: Article, width: int) -> Iterator[str]:
    for name, value in (
        ("source", " · ".join(filter(None, (article.source, article.section)))),
        ("by", ", ".join(article.authors)),
        ("date", date_text(article.published, article.precision) or "not known"),
        ("tags", " ".join(f"#{tag}" for tag in article.tags)),
        ("keywords", f"{', '.join(article.keywords)} (derived)" if article.keywords else ""),
        ("link", article.link),
    ):
        if value and name == "link":  # stays whole, to be clicked or copied
            yield f"{name + ':':<{_LABELS}}{value}"
        elif value:
            yield from _wrapped(value, width, f"{name + ':':<{_LABELS}}")


def headline_text(article: Article, marks: str, sort_at: float) -> str:
    """Return one line: marks (* unread, + starred), date, source and title."""
    if article.published is None:
        when = _local_day(sort_at) + " ?    "
    elif article.precision is Precision.MINUTE:
        when = _local(article.published).strftime("%Y-%m-%d %H:%M ")
    else:
        when = date_digits(article.published, article.precision).ljust(17)
    source = f"{article.source}: " if article.source else ""
    tags = "".join(f" #{tag}" for tag in article.tags)
    return f"{marks} {when}{source}{article.title}{tags}"


def date_text(published: datetime | None, precision: Precision) -> str:
    """Return a date with no more than is known of it, and how much that is; empty for none."""
    return "" if published is None else date_digits(published, precision) + _KNOWN[precision]


def date_digits(published: datetime | None, precision: Precision) -> str:
    """Return as much of a date as is known (ISO 8601); empty for none."""
    if published is None:
        return ""
    if precision is Precision.MONTH:
        return published.strftime("%Y-%m")
    if precision is Precision.DAY:
        return published.strftime("%Y-%m-%d")
    return published.isoformat(sep=" ", timespec="minutes")


def _local_day(seconds: float) -> str:
    """Return the day of a time that a file system gave, which may be beyond the calendar."""
    try:
        return datetime.fromtimestamp(seconds).strftime("%Y-%m-%d")
    except (ValueError, OverflowError, OSError):
        return "????-??-??"


def _local(when: datetime) -> datetime:
    """Return the local time, or at the ends of the calendar, where there is none, `when`."""
    try:
        return when.astimezone()
    except (ValueError, OverflowError, OSError):
        return when


def _wrapped(text: str, width: int, first: str = "") -> list[str]:
    """Return `text` in lines of `width` columns after `first`, under which they stand."""
    from tui.page import Span, wrap

    lines = wrap([Span(text)], width, [Span(first)], [Span(" " * len(first))])
    return ["".join(span.text for span in line).rstrip() for line in lines]
