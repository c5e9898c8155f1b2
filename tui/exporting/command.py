"""The command: which articles, in which format."""

import io
import os
import sys
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from tui.exporting.html import to_html
from tui.feed_document import feed_document, stored_item
from tui.library import Library, Query, StoredArticle
from tui.output import asked, problems_of, say, say_json, say_trouble

_PAGE = 500
"""Headlines that are asked for at once."""


def export(folder: str, query: str, limit: int | None, form: str) -> int:
    """Print the articles of a folder as a document in UTF-8, newest first; 1 after a problem."""
    from tui.one_look import looked_through

    wanted = asked(query)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    with looked_through(folder) as look:
        problems = problems_of(look.library)
        title = f"newswall: {query.strip()}" if query.strip() else "newswall"
        found = look.library.articles(wanted, limit)
        if form == "json":
            document = feed_document([*look.complaints, *problems], title)
            say_json(document, "items", map(_item, found))
        else:
            for piece in _pieces(form, folder, look.library, wanted, found, limit, title):
                say(piece, end="")
        return say_trouble(look.complaints, problems)


def _pieces(
    form: str,
    folder: str,
    library: Library,
    wanted: Query,
    found: Iterable[StoredArticle],
    limit: int | None,
    title: str,
) -> Iterator[str]:
    if form == "atom":
        from tui.exporting.atom import atom

        return atom(found, title, f"{os.path.realpath(folder)}?{wanted.text}")
    if form == "opml":
        from tui.exporting.opml import opml

        return opml(folder, islice(_firsts(library, wanted), limit), title)
    from tui.exporting.digest import digest

    return digest(found, title)


def _item(stored: StoredArticle) -> dict[str, Any]:
    """Return an item as `list --json` has it, with HTML for readers that know no Markdown."""
    item = stored_item(stored)
    return {**item, "content_html": to_html(item["content_text"])}


def _firsts(library: Library, wanted: Query) -> Iterator[StoredArticle]:
    """Yield the newest article of each source, the source with the newest one first."""
    seen = {""}
    for at in range(0, library.counts(wanted).articles, _PAGE):
        for headline in library.window(wanted, at, _PAGE):
            if headline.source not in seen:
                seen.add(headline.source)
                stored = library.article(headline.id)
                if stored is not None:
                    yield stored
