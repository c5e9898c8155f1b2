"""The header of a mail above a clipping: a newsletter or an article that somebody forwarded.

Mail programs write the fields of RFC 5322, section 3.6, in the language of their user when they
forward or print a mail. The subject, the date and the sender are what a page says in its head:
they are left as its first lines, the other fields go.
"""

import re
from collections.abc import Sequence

_FIELDS = {
    "from": "from von de da van от 差出人 発件人",
    "date": "date sent datum gesendet envoyé fecha enviado enviada data inviato verzonden"
    " дата отправлено 日時 送信日時 日付",
    "subject": "subject betreff objet asunto assunto oggetto onderwerp тема 件名",
    "other": "to an à para a aan кому 宛先 cc kopie copie bcc reply-to antwort message-id",
}
_FIELD_OF = {word: field for field, row in _FIELDS.items() for word in row.split()}
_FIELD = re.compile(
    r"\*{0,2}([^\W\d_][\w-]{0,12})(?: (?:le|el|em|il|op))?\s?\*{0,2}[:：]\*{0,2}\s*(\S.*)"
)
_PREFIX = re.compile(r"(?:(?:re|aw|fwd?|wg|tr|rv|rif|enc|i|vs|sv|antw|doorst)\s?[:：]\s?)+", re.I)
"""What mail programs put before the subject of an answer, and of a mail that is forwarded."""
_BRACKET = re.compile(r"[<\[(]")
_REACH = 8
"""Lines above the header, such as "Forwarded message"."""
_FEWEST = 3
"""Fields of a header."""


def without_mail_head(lines: Sequence[str]) -> list[str]:
    """Return the lines of a mail as those of a page: who, what and when, then the text.

    Blank lines count. Lines that are no mail are returned as they are.
    """
    first = next((at for at, line in enumerate(lines[:_REACH]) if _field(line)), None)
    if first is None:
        return list(lines)
    found: dict[str, str] = {}
    end = first
    fields = 0
    for at in range(first, len(lines)):
        named = _field(lines[at])
        if named is None:
            if lines[at] or at > end + 1:
                break
            continue
        found.setdefault(*named)
        fields, end = fields + 1, at + 1
    if fields < _FEWEST or "subject" not in found or not {"from", "date"} & set(found):
        return list(lines)
    sender = _without_address(found.get("from", ""))
    subject = _PREFIX.sub("", found["subject"], count=1)
    date = f"Date: {found['date']}" if "date" in found else ""
    return [*filter(None, (sender, subject, date)), "", *lines[end:]]


def _field(line: str) -> tuple[str, str] | None:
    """Return the field of a mail's header that `line` is, and its text; None if it is none."""
    found = _FIELD.fullmatch(line.strip("> "))
    field = _FIELD_OF.get(found[1].casefold()) if found else None
    return (field, found[2].strip()) if found and field else None


def _without_address(sender: str) -> str:
    """Return the name of who sent a mail, the address behind it taken off."""
    name = _BRACKET.split(sender, maxsplit=1)[0] or sender
    return " ".join(word for word in name.split() if "@" not in word).strip("\"' ")
