"""Where an article can be sent: addresses that carry its title and link, and programs."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import quote

KNOWN = (
    ("Mail", "mailto:?subject={title}&body={link}"),
    ("X", "https://x.com/intent/post?text={title}&url={link}"),
    ("Facebook", "https://www.facebook.com/sharer/sharer.php?u={link}"),
    ("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url={link}"),
)
"""Names, and addresses in which {title} and {link} are replaced (of mail: RFC 6068)."""
_PLACEHOLDER = re.compile(r"\{(title|link)\}")
_ADDRESSES = ("https://", "http://", "mailto:")


class Target(NamedTuple):
    """Where an article is sent: one of the two is empty."""

    name: str
    address: str = ""
    """Is opened by the browser, or copied."""
    command: tuple[str, ...] = ()
    """A program and its arguments."""


def targets(title: str, link: str, own: Sequence[Sequence[str]]) -> Iterator[Target]:
    """Return where an article can be sent; `own` are the targets of the `share` setting.

    Title and link are cleaned text of one line. Without a link only the targets that need none
    are left.
    """
    for name, first, *more in (*KNOWN, *own):
        if not link and "{link}" in "".join([first, *more]):
            continue
        if first.startswith(_ADDRESSES) and not more:
            title_part, link_part = quote(title, safe=""), quote(link, safe="")
            yield Target(name, _filled(first, title_part, link_part))
        else:
            parts = [_argument(part, title, link) for part in more]
            yield Target(name, command=(first, *parts))


def _filled(text: str, title: str, link: str) -> str:
    """Replace all placeholders at once: a title may hold the words of one."""
    values = {"title": title, "link": link}
    return _PLACEHOLDER.sub(lambda found: values[found[1]], text)


def _argument(part: str, title: str, link: str) -> str:
    """Return an argument; one that a title makes an option of is none any more."""
    filled = _filled(part, title, link)
    return f" {filled}" if filled.startswith("-") and not part.startswith("-") else filled
