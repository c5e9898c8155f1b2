"""`newswall mute`: mutes for scripts, beside a dashboard or without one.

They are kept in `marks.db`, as those of the dashboard are, and a running one follows within a
second.
"""

import re
import time
from datetime import datetime, timedelta

from tui.feed_document import rfc3339
from tui.figures import count_text
from tui.library import Hidden, Library, Mute
from tui.output import complain, not_saved, problems_of, say, say_json, say_trouble

_SPAN = re.compile(r"(\d{1,4})([dwm])")
_DAYS = {"d": 1, "w": 7, "m": 30}


def end_of(text: str) -> float:
    """Return the epoch seconds at which a mute ends: `3d`, `2w` and `1m` are days, weeks and months
    of 30 days from now, the rest is a local day or moment (ISO 8601).

    Raises ValueError for anything else, and for what is over.
    """
    now = time.time()
    span = _SPAN.fullmatch(text.lower())
    if span:
        return now + timedelta(days=int(span[1]) * _DAYS[span[2]]).total_seconds()
    try:
        end = datetime.fromisoformat(text).timestamp()
    except (ValueError, OverflowError, OSError):
        end = 0.0
    if end <= now:
        raise ValueError(f"{text!r} is none of 3d, 2w, 1m and a day to come, such as 2026-12-24")
    return end


def print_mutes(folder: str, *, as_json: bool) -> int:
    """Print the mutes that hold, those that end first first; 1 after a problem."""
    from tui.one_look import looked_through

    with looked_through(folder) as look:
        found = look.library.mutes()
        if as_json:
            say_json({"mutes": [_entry(hidden) for hidden in found]})
        for hidden in () if as_json else found:
            whose = "" if hidden.own else " (config.toml)"
            say(f"{hidden.mute.name} {_end_text(hidden.mute)}{whose}: {_counts(hidden)}")
        for hidden in found:
            _say_what_is_near(look.library, hidden)
        return say_trouble(look.complaints, problems_of(look.library))


def mute(folder: str, wanted: Mute, *, as_json: bool) -> int:
    """Let a mute hold and print what it hides; 1 when it could not be saved or after a problem."""
    from tui.one_look import looked_through

    with looked_through(folder) as look:
        hidden = look.library.would_hide(wanted)
        if not look.library.mute(wanted):
            return not_saved(look.library, "mute", "muted")
        words = f"{wanted.name} is muted {_end_text(wanted)}"
        _tell(hidden, words, as_json=as_json)
        _say_what_is_near(look.library, hidden)
        return say_trouble(look.complaints, problems_of(look.library))


def end_mute(folder: str, about: Mute, *, as_json: bool) -> int:
    """End a mute and print what comes back; 1 when there is none, or it stands in the config."""
    from tui.one_look import looked_through

    with looked_through(folder) as look:
        hidden = _holding(look.library, about)
        if hidden is None or not hidden.own:
            what = hidden.mute.name if hidden else about.name
            complain(
                f"newswall mute: {what} is {'muted in config.toml' if hidden else 'not muted'}"
            )
            return 1
        if not look.library.unmute(about):
            return not_saved(look.library, "mute", "muted")
        stays = _holding(look.library, about)
        words = "stays muted by config.toml" if stays else "is muted no more"
        _tell(hidden, f"{hidden.mute.name} {words}", as_json=as_json)
        return say_trouble(look.complaints, problems_of(look.library))


def _holding(library: Library, about: Mute) -> Hidden | None:
    """Return the mute about the same that holds."""
    return next((hidden for hidden in library.mutes() if hidden.mute.about == about.about), None)


def _say_what_is_near(library: Library, hidden: Hidden) -> None:
    """Where a mute hides nothing, say what else its tag or source may be called."""
    near = () if hidden.articles else library.near_names(hidden.mute)
    if near:
        names = " and ".join(f"“{name}”" for name in near)
        mute = hidden.mute
        complain(f"newswall mute: no {mute.kind} is called “{mute.value}”; there is {names}")


def _tell(hidden: Hidden, words: str, *, as_json: bool) -> None:
    if as_json:
        say_json({"mutes": [_entry(hidden)]})
    else:
        say(f"{words}: {_counts(hidden)}")


def _entry(hidden: Hidden) -> dict[str, object]:
    mute = hidden.mute
    until = datetime.fromtimestamp(mute.until).astimezone() if mute.until else None
    return {
        "kind": str(mute.kind),
        "value": mute.value,
        "until": rfc3339(until) if until else None,
        "articles": hidden.articles,
        "unread": hidden.unread,
        "config": not hidden.own,
    }


def _end_text(mute: Mute) -> str:
    if not mute.until:
        return "for ever"
    return f"until {datetime.fromtimestamp(mute.until):%Y-%m-%d %H:%M}"


def _counts(hidden: Hidden) -> str:
    return f"{count_text(hidden.articles, 'article')}, {hidden.unread} unread"
