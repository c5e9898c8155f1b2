"""Who wrote it: the names in a byline, in its many forms."""

import re
from collections.abc import Iterable

from tui.readers.clipping.chrome import Kind, is_known, opening
from tui.readers.clipping.lines import Line, count_words, is_wide
from tui.readers.clipping.stamp import unglue
from tui.readers.dates.parse import find_date

_LONGEST = 30
"""Words of the longest byline; a sentence that begins with "By" is longer, or ends in a stop."""
_LONGEST_ENDED = 8
"""Words of the longest line with a full stop that is looked through for a byline."""
_LONGEST_PLACE = 5
"""Words of a paper or a place behind a name; more are the rest of a headline."""
_MOST_NAMES = 10
_MOST_WORDS = 4
"""Words of a name that stands alone."""
_LONGEST_SIGNATURE = 40
"""Characters of a signature in brackets."""
_FRAME = " |｜[]［］【】()（）<>〈〉《》*•·–—-:：/／"
_CUT = re.compile(r"[|｜•·@:：<(（\[［【]|\s[-–—/]\s|[—]|\d|／")
_BETWEEN = re.compile(r"\s*(?:[,;、，/]|\s(?:and|und|et|y|e|&|with|mit|avec|con|com)\s)\s*")
_CAPS = re.compile(r"[^\W\d_]{2}")
_NAME_WORD = re.compile(r"[^\W\d_][\w.’'`-]*")
_WIDE_NAME = re.compile(r"[\u3005-\u3007\u3040-\u30ff\u3400-\u9fffA-Za-z・･＝=\s]{2,20}")
_BARE_WIDE = re.compile("[\u4e00-\u9fff\u3005]{1,3}[ 　]?[\u4e00-\u9fff\u3005\u3040-\u309f]{1,3}")
_SIGNED = re.compile(
    "《([\u4e00-\u9fff\u3005\u3040-\u309f\u30a0-\u30ff 　]{2,12})(?:[@＠][^》]{1,20})?》"
)
"""A name in the brackets by which Japanese papers sign, with the paper."""
_KOREAN = re.compile("([\uac00-\ud7a3]{2,4}) ?(?:기자|특파원|논설위원)(?![\uac00-\ud7a3])")
"""A name with what Korean papers call a reporter, a correspondent, an editorial writer."""
_BRACKETS = ("()", "（）", "[]", "［］", "《》", "<>", "＜＞")
_WIDE_ROLES = ("編集委員", "論説委員", "特派員", "記者", "氏", "さん")


def names_in(line: Line) -> tuple[str, ...]:
    """Return the names in a line that says to be a byline; empty if it is none."""
    if line.weight > _LONGEST:
        return ()
    if signature := _signature(line.text):
        return (signature,)
    if korean := _KOREAN.match(line.text):
        return (korean[1],)
    text = unglue(line.text).strip(_FRAME)
    rest = opening(Kind.BYLINE, text)
    if rest is None and not (line.ends and line.weight > _LONGEST_ENDED):
        rest = _after_date(text)
    if rest is None:
        if is_wide(text) and text.endswith(_WIDE_ROLES) and count_words(text) <= 7:
            return _wide_names(text)
        return ()
    return split_names(rest)


def _signature(text: str) -> str:
    """Return who signs with a line in brackets: a name such as 《山田花子》, or an agency."""
    if len(text) > _LONGEST_SIGNATURE or text[0] + text[-1] not in _BRACKETS:
        return ""
    if signed := _SIGNED.fullmatch(text):
        return signed[1].strip()
    inner = text[1:-1].strip()
    return inner if is_known(Kind.AGENCY, inner) else ""


def _after_date(text: str) -> str | None:
    """Return what follows "by" where a date stands before it: "19.03.2019 11:45 | von …"."""
    date = find_date(text)
    return opening(Kind.BYLINE, text[date.end :].strip(_FRAME)) if date else None


def opens_byline(line: Line) -> bool:
    """Tell whether `line` is only the word before a name, which stands on the next line."""
    return line.weight <= 3 and opening(Kind.BYLINE, line.text) == ""


def bare_name(line: Line, *, beside_date: bool) -> tuple[str, ...]:
    """Return the name that a line without "By" is, told by a role after it or a date beside it."""
    said = unglue(line.text)
    date = find_date(said)
    if line.weight > 14 or line.marker or said.endswith((":", "：")):
        return ()
    if line.ends and not date:
        return ()
    if beside_date and _BARE_WIDE.fullmatch(said):
        return () if is_known(Kind.SECTION, said) else (said,)
    text = (said[: date.start] if date else said).strip(_FRAME)
    if date and (not text or is_known(Kind.SECTION, text)):
        text = said[date.end :].strip(_FRAME)
    text = said_once(text).removeprefix("Door ")  # "by" in Dutch, though in English it is news
    if is_known(Kind.AGENCY, text) and (beside_date or date):
        return (text,)
    head, *tail = re.split(r"\s*[,|｜•·]\s*|\s+[-–—]\s+", text)
    words = head.split()
    for at in range(2, min(len(words), _MOST_WORDS + 1)):
        rest = " ".join(words[at:])
        if words[at][:1].isupper() and ":" not in rest and is_known(Kind.ROLE, rest):
            head, tail = " ".join(words[:at]), [" ".join(words[at:])]
            break
    with_role = any(is_known(Kind.ROLE, part) for part in tail)
    if not (with_role or beside_date or date) or not 2 <= len(head.split()) <= _MOST_WORDS:
        return ()
    if not with_role and any(count_words(part) > _LONGEST_PLACE for part in tail):
        return ()
    if is_known(Kind.SECTION, head) or _names_paper(head) or is_known(Kind.PUBLISHED, head):
        return ()
    names = split_names(head)
    return names if len(" ".join(names).split()) == len(head.split()) else ()


def said_once(text: str) -> str:
    """Return what a line says twice, as a picture and its caption do, "Jane RoeJane Roe", once."""
    half = text[: len(text) // 2]
    return half if half and text in (half * 2, f"{half} {half}") else text


def split_names(text: str) -> tuple[str, ...]:
    """Return the names that `text` begins with; roles, places, dates and papers end them."""
    text = said_once(text.strip(_FRAME))
    if is_wide(text):
        return _wide_names(text)
    if date := find_date(text):
        text = text[: date.start]
    if cut := _CUT.search(text):
        text = text[: cut.start()]
    names: list[str] = []
    for part in _BETWEEN.split(text.strip(_FRAME + ",.")):
        name = _name(part.strip(_FRAME))
        if not name or (names and is_known(Kind.ROLE, part)):
            break
        if names and (_names_paper(name) or (" " in names[0] and " " not in name)):
            break  # a paper or a place after the names
        names.append(name)
    return tuple(names[:_MOST_NAMES])


def is_biography(line: Line, names: Iterable[str]) -> bool:
    """Tell whether `line` tells who one of the authors is: it opens with the name and a verb."""
    if line.weight > 90 or not line.ends:
        return False
    for name in names:
        if line.text.startswith(name):
            after = line.text[len(name) :]
            if after.startswith((" (", ", ", "（")):
                return line.weight < 60
            verb = after.split(maxsplit=1)[:1]
            return after.startswith("は") or (bool(verb) and is_known(Kind.BIO_VERB, verb[0]))
    return False


def _name(text: str) -> str:
    """Return the name that `text` begins with, or an empty string."""
    words = text.split()
    if not words:
        return ""
    shouting = len(words) > 2 and all(_is_shouted(word) for word in words[:2])
    kept: list[str] = []
    for at, word in enumerate(words):
        if at >= 2 and is_known(Kind.ROLE, " ".join(words[at:])):
            break
        if any(map(str.isdigit, word)) or not _NAME_WORD.fullmatch(word.strip("“”\"'‘’.")):
            break
        if word[:1].islower():
            if not is_known(Kind.PARTICLE, word.replace("’", "'").partition("'")[0]):
                break
        elif shouting and not _is_shouted(word) and not is_known(Kind.PARTICLE, word):
            break
        kept.append(word)
    while kept and kept[-1][:1].islower():
        kept.pop()
    if not kept or len(kept) > 5 or not kept[-1][:1].isupper():
        return ""
    if len(kept) == 1 and any(len(word) > 3 for word in words[1:]):
        return ""
    name = " ".join(kept)
    if is_known(Kind.ROLE, name):
        return ""
    return _as_written(name)


def _is_shouted(word: str) -> bool:
    return word.isupper() and bool(_CAPS.search(word))


def _as_written(name: str) -> str:
    """Return a name in capitals as names are written; an agency's initials stay."""
    words = name.split()
    if len(words) < 2 or not all(word.isupper() for word in words):
        return name
    return " ".join(word if "." in word else word.title() for word in words)


def _names_paper(name: str) -> bool:
    return any(is_known(Kind.SITE, word) for word in name.lower().split())


def _wide_names(text: str) -> tuple[str, ...]:
    """Return names in a script without word spaces, the role after them taken off."""
    names = []
    for part in re.split(r"[、，,／/（(；;]|\s{2,}", text)[:_MOST_NAMES]:
        name = part.strip(_FRAME + "　")
        for role in _WIDE_ROLES:
            if name.endswith(role) and len(name) > len(role) + 1:
                name = name[: -len(role)].rstrip(_FRAME)
                break
        if not name or not _WIDE_NAME.fullmatch(name):
            break
        names.append(name)
    return tuple(names)
