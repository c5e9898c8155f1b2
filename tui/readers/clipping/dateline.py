"""Datelines: the place, the date and the agency with which a report begins."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from tui.article import Precision
from tui.readers.clipping.chrome import Kind, is_known
from tui.readers.clipping.lines import count_words, fold, is_wide
from tui.readers.clipping.stamp import Stamp
from tui.readers.dates.days import newest_day
from tui.readers.dates.parse import find_date

_LONGEST_DATELINE = 80
"""Characters of the longest dateline."""
_DASH = re.compile(
    r"\.\s?[-–—]+\s?|[)）]\s?[:：.]?\s?[-–—―ー－]{0,2}\s?|\s?(?:—|–|--|―|－)\s?|\s[-ー]\s"
    r"|\.\s(?=/[^/\s]{2,12}/\.)"
)
_AGENCY = re.compile(r"[(（]([^()（）]{2,40})[)）]\s*$")
_AGENCY_BEHIND = re.compile(r"/?([^./]{2,20})/?\.\s+")
"""What Russian agencies write: "МОСКВА, 3 октября. /ТАСС/. ", "МОСКВА, 3 окт - РИА Новости. "."""
_GLUED_DATE = re.compile(r"[^\n]{5,30}?(?:19|20)\d\d(?=[A-ZÀ-ÖØ-ÞА-Я“«\"¿¡])")
"""A date with the text right behind it: "3 October 2025The crane stays"."""
_DAY_ONLY = re.compile(r", (\d{1,2})$")
"""What Spanish agencies write for a date: "MADRID, 16 (AGENCIA) - "."""
_DATED_BRACKET = re.compile(r"[【［]([^】］]{3,30})[】］]\s?")
_AGENCY_BRACKET = re.compile(r"【([^】]{2,14})】\s?")
_WIDE_DATELINE = re.compile(
    r"[【［\[(（](?P<place>[^】］\])）\d\s=＝]{1,12})(?:\s?\d{1,2}日)?\s?[=＝\s]\s?"
    r"(?P<who>[^】］\])）\s=＝]{1,16})[】］\])）]\s?(?:[-－―ー]\s)?"
)
_GOES_ON = ",.;)、はがをのにでとも"
"""Signs and particles that go on with a sentence: what is before them is no dateline."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """The prefix of a report: "TOKYO, Feb 04 (Agency) - "."""

    length: int
    """Characters of the line that it takes."""
    agency: str = ""
    stamp: Stamp | None = None


def read_dateline(text: str, mtime: float, language: str) -> Dateline | None:
    """Return the dateline that `text` begins with: a place, then a date or an agency or both.

    A place alone is one only in capitals ("VIENNA — "), or the text would lose a word of news.
    """
    if (bracket := _DATED_BRACKET.match(text)) and (date := find_date(bracket[1], mtime, language)):
        agency = f"{bracket[1][: date.start]} {bracket[1][date.end :]}".strip(" ,=＝")
        if count_words(agency) <= 3:
            return Dateline(bracket.end(), agency, Stamp(date.when, date.precision))
    if (bracket := _AGENCY_BRACKET.match(text)) and (agency := _agency_at_end(bracket[1])):
        return Dateline(bracket.end(), agency)
    if glued := _GLUED_DATE.match(text):
        date = find_date(glued[0], mtime, language)
        if date is not None and (date.start, date.end) == (0, glued.end()):
            return Dateline(glued.end(), "", Stamp(date.when, date.precision))
    wide = _WIDE_DATELINE.match(text)
    if wide and is_wide(wide["place"]):
        who = wide["who"].strip()
        return Dateline(wide.end(), who, None)
    for dash in _DASH.finditer(text, 0, _LONGEST_DATELINE):
        left = text[: dash.end()].rstrip(" —–-―－:：.")
        rest = text[dash.end() :]
        if dash[0] in (")", "）") and is_wide(left):
            continue  # how a name is read: "山田花子（やまだはなこ）町長"
        if not rest or count_words(rest) < 4 or rest[0] in _GOES_ON or rest[0].islower():
            continue
        if (dateline := _as_dateline(left, dash.end(), mtime, language)) is not None:
            return _with_agency_behind(dateline, text)
    return None


def _with_agency_behind(dateline: Dateline, text: str) -> Dateline:
    """Return the dateline with the agency that follows it as a sentence of its own."""
    behind = _AGENCY_BEHIND.match(text, dateline.length)
    if dateline.agency or behind is None or not is_known(Kind.AGENCY, behind[1]):
        return dateline
    return replace(dateline, length=behind.end(), agency=behind[1])


def _agency_at_end(text: str) -> str:
    """Return the agency that `text` ends with, a place glued before it: "ワシントン時事"."""
    ends = (text[at:] for at in range(len(text) - 1))
    return next((end for end in ends if is_known(Kind.AGENCY, end)), "")


def lone_dateline(text: str, mtime: float, language: str) -> Dateline | None:
    """Return the dateline that a line is as a whole: a place in capitals, with an agency.

    Beside a known agency it needs no capitals: "Paris (AFP)".
    """
    found = _as_dateline(text.rstrip(" —–-"), len(text), mtime, language)
    if found is None or not found.agency:
        return None
    in_capitals = text.split(",")[0].split("(")[0].isupper()
    return found if in_capitals or is_known(Kind.AGENCY, found.agency) else None


def _as_dateline(left: str, length: int, mtime: float, language: str) -> Dateline | None:
    agency = ""
    inner, comma, last = left[1:-1].rpartition(", ")
    if comma and left[0] + left[-1] == "()" and is_known(Kind.AGENCY, last):
        agency, left = last, inner  # "(ELLORY, Mo., AP)"
    if not agency and (found := _AGENCY.search(left)):
        agency, left = found[1].strip(), left[: found.start()].rstrip(" ,")
        if find_date(agency, mtime, language):
            agency, left = "", f"{left} {agency}".strip()
    date = None
    if any(map(str.isdigit, left)):  # some months are taken only with a capital
        date = find_date(left, mtime, language) or find_date(left.title(), mtime, language)
    stamp = None
    if day := _DAY_ONLY.search(left):
        stamp = _newest_day(int(day[1]), mtime)
        left = left[: day.start()]
    elif date is not None:
        stamp = Stamp(date.when, date.precision)
        left, after = left[: date.start].rstrip(" ,./"), left[date.end :].strip(" ,.")
        if after := after.strip("/ "):
            if count_words(after) > 3:
                return None
            agency = agency or after
    place = left.strip()
    if not place:
        return Dateline(length, agency, stamp) if bool(agency) != bool(stamp) else None
    if not _is_place(place):
        return None
    shouted = place.upper() == place and any(c.isalpha() for c in place) and place.lower() != place
    in_capitals = place.split(",")[0].upper() == place.split(",")[0] and place.lower() != place
    if not (agency or stamp or shouted or in_capitals):
        return None
    return Dateline(length, agency, stamp)


def _newest_day(day: int, mtime: float) -> Stamp | None:
    """Return the newest such day of a month that had begun when the file was written."""
    newest = newest_day(mtime)
    if newest is None:
        return None
    first = newest if day <= newest.day else newest.replace(day=1) - timedelta(days=1)
    if day > first.day:
        return None
    return Stamp(datetime(first.year, first.month, day, tzinfo=UTC), Precision.DAY)


def _is_place(text: str) -> bool:
    """Tell whether `text` can name a place: few words, each with a capital, no verb's look."""
    words = text.replace(",", " ").split()
    if not words or len(words) > 6 or any(map(str.isdigit, text)):
        return False
    small = {"de", "la", "le", "les", "del", "do", "da", "of", "am", "an", "der", "im", "in", "sur"}
    return all(not word[:1].islower() or fold(word) in small for word in words)
