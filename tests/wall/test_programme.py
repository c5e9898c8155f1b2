"""Which headline is shown when: by identity, for as long as it takes, whatever comes in."""

import random
from datetime import timedelta
from itertools import pairwise

import pytest

from tests.wall.making import NOON, Hands, Shelf, Wall, headline
from tui.article import Precision
from tui.library import Headline, Query
from tui.wall import stock
from tui.wall.breaking import Breaking
from tui.wall.programme import PAUSE, Programme
from tui.wall.rotation import dwell, word_count


def test_each_headline_is_shown_once_before_any_repeats() -> None:
    wall = Wall([headline(n, age=60 * n) for n in range(1, 8)])
    shown = [wall.lead.id, *(one.id for one in wall.turns(13))]
    assert sorted(shown[:7]) == list(range(1, 8))
    assert sorted(shown[7:]) == list(range(1, 8))
    assert all(a != b for a, b in pairwise(shown))


def test_sources_take_turns_and_the_newest_of_each_goes_first() -> None:
    busy = [headline(n, age=3600 + n, source="Busy") for n in range(1, 6)]
    rare = [headline(n, age=7200 * n, source="Rare") for n in (6, 7)]
    wall = Wall([*busy, *rare])
    shown = [wall.lead, *wall.turns(6)]
    assert [one.id for one in shown] == [1, 6, 2, 7, 3, 4, 5]


def test_what_comes_in_waits_for_its_turn_and_is_the_next_one() -> None:
    wall = Wall([headline(n, age=7200 + n) for n in range(1, 6)])
    before, listed = wall.lead, wall.programme.show.listed
    due = wall.programme.due()
    wall.clock.go(3)
    wall.arrive(headline(9, "Just in", age=-3))
    assert wall.lead is before
    assert wall.programme.show.listed is listed, "the list stays too"
    assert wall.programme.due() == due, "the time of what is shown does not begin anew"
    assert wall.turn().title == "Just in"
    assert 9 in wall.programme.show.new
    assert wall.programme.show.listed[0].id == 9
    wall.clock.go(601)
    wall.programme.tick(wall.clock())
    assert not wall.programme.show.new


def test_a_new_round_does_not_begin_with_what_was_shown_last() -> None:
    wall = Wall([headline(1), headline(2, age=7200)])
    assert wall.turn().id == 2
    wall.arrive(headline(3, age=0))
    assert [one.id for one in wall.turns(2)] == [3, 1]


def test_an_old_article_that_comes_in_is_not_called_new() -> None:
    wall = Wall([headline(1)])
    wall.arrive(headline(2, age=3 * 86400))
    assert wall.turn().id == 2
    assert not wall.programme.show.new


def test_what_was_there_before_is_new_by_its_hour_if_it_has_one() -> None:
    wall = Wall([headline(1, age=60), headline(2, age=60, precision=Precision.DAY)])
    assert wall.programme.show.new == {1}


def test_what_is_listed_while_the_folder_is_read_is_marked_new_at_once() -> None:
    shelf, clock = Shelf([headline(1)]), Hands()
    ours = stock.Stock(shelf, Query(), max_age=timedelta(days=30), new_for=600)  # type: ignore[arg-type]
    programme = Programme(ours, Breaking([], 1800))
    programme.renew(clock(), settled=False)
    shelf.headlines.append(headline(2, age=60))
    programme.renew(clock(), settled=True)
    assert programme.show.listed[0].id == 2
    assert programme.show.new == {2}


def test_what_is_shown_stays_though_it_changes_or_goes() -> None:
    wall = Wall([headline(1), headline(2, age=7200)])
    wall.shelf.headlines = [headline(1)._replace(title="Corrected"), headline(2, age=7200)]
    wall.arrive()
    assert wall.lead.title == "Headline 1"
    wall.shelf.headlines = []
    wall.arrive()
    assert wall.lead.title == "Headline 1"
    wall.clock.go(100)
    assert wall.programme.step(wall.clock(), 5)
    assert wall.programme.show.lead is None
    wall.arrive(headline(3))
    assert wall.lead.id == 3, "an empty wall shows at once what comes in"


def test_a_headline_stays_as_long_as_it_takes_to_read() -> None:
    assert dwell(3) == 8
    assert dwell(60) == 24
    assert word_count("two words") == 2
    assert word_count("地図を読み直す") >= 3, "a script without spaces is counted too"
    for seconds in (3, 3600):
        wall = Wall([headline(1), headline(2)], dwell=seconds)
        assert wall.programme.due() == wall.clock.mono + seconds


def test_the_pages_of_the_list_turn_with_the_headlines_and_come_round() -> None:
    wall = Wall([headline(n, age=60 * n) for n in range(1, 13)], rows=5)
    tops = [wall.programme.show.top for _ in wall.turns(16)]
    assert set(tops) == {0, 5, 10}
    assert tops.index(5) < tops.index(10)
    assert 0 in tops[tops.index(10) :]
    wall.arrive(headline(50, age=-1))
    wall.turn()
    assert wall.programme.show.top == 0, "what came in is on the first page"


def test_breaking_news_cuts_in_is_pinned_and_ends_by_itself() -> None:
    wall = Wall([headline(n, age=60 * n) for n in range(1, 4)], dwell=3600)
    wall.clock.go(2)
    assert wall.arrive(headline(9, tags=("Breaking",), age=-2))
    assert wall.lead.id != 9
    begun = wall.clock.mono
    assert wall.turn().id == 9
    assert wall.clock.mono - begun <= 8, "it does not wait for an hour"
    assert wall.programme.show.is_breaking
    assert not wall.arrive(), "an alarm is raised once"
    while wall.programme.show.is_breaking:
        assert wall.lead.id == 9
        wall.turn()
    assert 1800 <= wall.clock.mono - begun < 1830
    assert wall.lead.id != 9


def test_what_is_older_than_a_day_is_breaking_no_more_and_what_was_there_raises_no_alarm() -> None:
    wall = Wall([headline(1), headline(2)])
    assert not wall.arrive(headline(3, tags=("breaking",), age=2 * 86400))
    wall.turn()
    assert not wall.programme.show.is_breaking
    wall.shelf.headlines[0] = headline(1, tags=("breaking",), age=600)
    assert not wall.arrive()
    assert wall.turn().id == 1
    assert wall.programme.show.is_breaking


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ("tag:quake", {"tags": ("Quake",)}),
        ("source:agency", {"source": "The Agency"}),
        ("section:alerts", {"section": "Alerts"}),
        ("earthquake", {"title": "Earthquake in the north"}),
        ("速報", {"title": "【速報】地震"}),
        ('title:"red alert"', {"title": "A Red Alert is given"}),
    ],
)
def test_a_rule_names_a_word_a_tag_or_a_source(rule: str, fields: dict[str, object]) -> None:
    wall = Wall([headline(1)], rules=[rule])
    assert not wall.arrive(headline(2, "Earthquakes and agencyless redalerts"))
    assert wall.arrive(headline(3)._replace(**fields))  # type: ignore[arg-type]


def test_two_that_are_breaking_take_turns() -> None:
    wall = Wall([headline(n) for n in (1, 2, 3)])
    wall.arrive(headline(8, tags=("breaking",)), headline(9, tags=("breaking",)))
    assert {one.id for one in wall.turns(4)} == {8, 9}


def test_breaking_news_stays_on_top_whatever_comes_in_after_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stock, "MOST", 5)
    wall = Wall([headline(1)])
    wall.arrive(headline(2, "Earthquake", age=0, tags=("breaking",)))
    assert wall.turn().title == "Earthquake"
    wall.arrive(*(headline(n, age=-n) for n in range(3, 20)))
    assert wall.turn().title == "Earthquake"
    wall.shelf.headlines = [one for one in wall.shelf.headlines if one.title != "Earthquake"]
    wall.arrive(headline(30, age=-30))
    assert wall.turn().title != "Earthquake", "its file is gone"


def test_a_pause_stops_everything_and_ends_by_itself() -> None:
    wall = Wall([headline(n, age=60 * n) for n in range(1, 4)])
    before = wall.lead
    wall.programme.pause(wall.clock())
    wall.clock.go(PAUSE - 1)
    assert not wall.programme.step(wall.clock(), 5)
    wall.programme.pause(wall.clock())
    wall.clock.go(PAUSE - 1)
    assert not wall.programme.step(wall.clock(), 5), "each key begins the minute anew"
    assert wall.lead is before
    wall.clock.go(1)
    assert wall.programme.step(wall.clock(), 5)
    assert not wall.programme.is_paused
    assert wall.lead is not before


def test_a_person_goes_back_and_forward_again() -> None:
    wall = Wall([headline(n, age=60 * n) for n in range(1, 6)])
    shown = [wall.lead, *wall.turns(2)]
    for wanted in (shown[1], shown[0], shown[0]):
        wall.programme.go(-1)
        assert wall.lead == wanted
    for wanted in shown[1:]:
        wall.programme.go(1)
        assert wall.lead == wanted
    wall.programme.go(1)
    assert wall.lead not in shown


@pytest.mark.parametrize("jump", [-10 * 365 * 86400, -86400, -3600, 3600, 86400, 3650 * 86400])
def test_a_clock_that_is_set_stops_no_headline_and_makes_none_new_for_ever(jump: float) -> None:
    wall = Wall([headline(n, age=60 * n) for n in range(1, 4)])
    wall.arrive(headline(9, age=0))
    wall.clock.set(jump)
    before = wall.clock.mono
    shown = wall.programme.show
    due = wall.programme.due()
    assert due is not None
    assert due - before <= 30
    wall.clock.go(max(0.0, due - wall.clock.mono))
    wall.programme.step(wall.clock(), 5)
    wall.clock.go(601)
    wall.programme.tick(wall.clock())
    assert 9 not in wall.programme.show.new
    assert shown.listed


def test_a_library_that_was_built_anew_makes_nothing_new_and_repeats_nothing() -> None:
    wall = Wall([headline(n, f"T{n}", age=3600 + 60 * n) for n in range(1, 6)])
    shown = [wall.lead, *wall.turns(2)]
    wall.shelf.headlines = [headline(n + 100, f"T{n}", age=3600 + 60 * n) for n in range(1, 6)]
    wall.arrive()
    later = [*wall.turns(2)]
    assert not wall.programme.show.new
    assert len({one.title for one in [*shown, *later]}) == 5


def test_a_library_that_is_built_anew_bit_by_bit_makes_nothing_new_and_raises_no_alarm() -> None:
    def one(number: int, id: int) -> Headline:
        return headline(id, f"T{number}", age=3600 - number, tags=("breaking",))

    wall = Wall([one(n, n) for n in range(1, 6)])
    assert wall.arrive(one(6, 6)), "it came in while the wall was up"
    wall.clock.go(1900)
    wall.shelf.headlines = []
    wall.arrive()
    for n in range(6, 0, -1):
        assert not wall.arrive(one(n, 7 - n))
        wall.turn()
        assert not wall.programme.show.new
    assert not wall.programme.show.is_breaking, "its half hour was over"
    wall.arrive(headline(9, "Just in", age=-1900))
    assert wall.turn().title == "Just in"
    assert wall.programme.show.new == {9}


def test_what_takes_the_place_of_all_that_there_was_is_new() -> None:
    wall = Wall([headline(1)])
    wall.shelf.headlines = []
    assert wall.arrive(headline(2, age=0, tags=("breaking",)))
    assert wall.turn().id == 2
    assert 2 in wall.programme.show.new


def test_what_is_too_old_is_not_shown_and_what_becomes_so_goes() -> None:
    wall = Wall([headline(1), headline(2, age=31 * 86400), headline(3, age=30 * 86400 - 60)])
    assert {wall.lead.id, wall.turn().id, wall.turn().id} == {1, 3}
    wall.clock.go(120)
    wall.programme.tick(wall.clock())
    assert {one.id for one in wall.turns(4)} == {1}
    assert wall.clock.now > NOON


@pytest.mark.parametrize("seed", range(20))
def test_whatever_happens_every_headline_gets_its_turn_and_nothing_stops(seed: int) -> None:
    chance = random.Random(seed)
    wall = Wall([headline(n, age=60 * n, source=f"S{n % 3}") for n in range(1, 9)])
    unseen: dict[int, int] = {}
    for step in range(150):
        happens = chance.random()
        if happens < 0.15:
            tags = ("breaking",) if chance.random() < 0.1 else ()
            age = chance.choice((-5, 0, 50, 9000, 400_000)) - step * 9.0
            wall.arrive(headline(100 + step, age=age, tags=tags, source=f"S{step % 4}"))
        elif happens < 0.25 and len(wall.shelf.headlines) > 3:
            wall.shelf.headlines.remove(chance.choice(wall.shelf.headlines))
            wall.arrive()
        elif happens < 0.3:
            wall.clock.set(chance.choice((-1e8, -4000, 4000)))
            wall.programme.tick(wall.clock())
            wall.clock.now = NOON + timedelta(seconds=9.0 * step)
        elif happens < 0.4:
            wall.programme.pause(wall.clock())
            wall.programme.go(chance.choice((-1, 1)))
        before = wall.clock.mono
        wall.turn()
        assert wall.clock.mono - before <= 60, "it goes on"
        there = {one.id for one in wall.shelf.headlines}
        unseen = {number: unseen.get(number, 0) + 1 for number in there}
        unseen[wall.lead.id] = 0
        wall.clock.now = NOON + timedelta(seconds=9.0 * step)
        if wall.programme.show.is_breaking:
            unseen = dict.fromkeys(unseen, 0)
    assert max(unseen.values()) <= 2 * (len(wall.shelf.headlines) + 25), "nobody waits for ever"
