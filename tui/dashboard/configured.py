"""The parts of the settings that only the dashboard can check: themes, keys, filters."""

from collections.abc import Collection
from dataclasses import replace
from typing import NamedTuple

from tui.dashboard.keys.commands import BY_ID
from tui.dashboard.keys.keys import Keymap, make_keymap, parse_key
from tui.filters import named_queries
from tui.library import QueryError, parse_query
from tui.settings import Complaint, Reading, Settings
from tui.settings.reading import suggestion


class Configured(NamedTuple):
    """Settings that the dashboard can use."""

    settings: Settings
    keymap: Keymap
    complaints: tuple[Complaint, ...]
    """All that is wrong in the file, from its top."""


_AT_START = ("folder", "keep_days", "mouse")


def waiting_for_start(now: Settings, then: Settings) -> list[str]:
    """Return the names of the settings that changed and hold from the next start only."""
    return [name for name in _AT_START if getattr(now, name) != getattr(then, name)]


def configured(reading: Reading, themes: Collection[str]) -> Configured:
    """Return the settings of a reading with what is wrong in them left out; `themes` there are."""
    complaints = list(reading.complaints)
    settings = reading.settings
    if settings.theme and settings.theme not in themes:
        words = f'there is no theme "{settings.theme}"{suggestion(settings.theme, themes)}'
        complaints.append(reading.complain(("theme",), words))
        settings = replace(settings, theme="")
    settings = _filters_checked(reading, settings, complaints)
    settings = _wall_checked(reading, settings, complaints)
    own = _own_keys(reading, settings, complaints)
    keymap, clashes = make_keymap(settings.preset, own)
    for clash in clashes:
        name = clash.wants.id if clash.wants.id in own else clash.has.id
        complaints.append(reading.complain(("keys", name), str(clash)))
    complaints.sort(key=lambda complaint: complaint.line)
    return Configured(settings, keymap, tuple(complaints))


def _own_keys(
    reading: Reading, settings: Settings, complaints: list[Complaint]
) -> dict[str, list[str]]:
    """Return those of a person's keys that there are, by their commands."""
    own: dict[str, list[str]] = {}
    for name, keys in settings.keys.items():
        if name not in BY_ID:
            words = f'there is no command "{name}"{suggestion(name, BY_ID)}'
            complaints.append(reading.complain(("keys", name), words))
            continue
        own[name] = []
        for key in keys:
            try:
                own[name].append(parse_key(key))
            except ValueError:
                words = f'there is no key "{key}"; a key is a character, or a name such as ctrl+p'
                complaints.append(reading.complain(("keys", name), words))
        if keys and not own[name]:
            del own[name]
    return own


def _filters_checked(reading: Reading, settings: Settings, complaints: list[Complaint]) -> Settings:
    """Return the settings with those of the named filters that can be used."""
    good = {}
    for name, query in settings.filters.items():
        try:
            parse_query(query, named_queries(settings.filters))
            good[name] = query
        except QueryError as error:
            where = f'character {error.position + 1} of "{query}"'
            words = f"filters.{name}: {error.message} ({where})"
            complaints.append(reading.complain(("filters", name), words))
    return replace(settings, filters=good)


def _wall_checked(reading: Reading, settings: Settings, complaints: list[Complaint]) -> Settings:
    """Return the settings with a filter and with rules that the wall can use."""
    try:
        parse_query(settings.wall_filter, named_queries(settings.filters))
    except QueryError as error:
        complaints.append(reading.complain(("wall", "filter"), f"wall.filter: {error}"))
        settings = replace(settings, wall_filter="")
    rules = ["tag:breaking"] if settings.wall_breaking else []  # what an article says of itself
    for rule in settings.wall_breaking:
        from tui.wall.breaking import parse_rule

        try:
            parse_rule(rule)
            rules.append(rule)
        except ValueError:
            words = f'wall.breaking: "{rule}" says nothing; a rule is a word or such as tag:urgent'
            complaints.append(reading.complain(("wall", "breaking"), words))
    return replace(settings, wall_breaking=tuple(rules))
