"""Queries that have a name: in the config, saved in newswall, and in the place of `@name`."""

import json
import os
from contextlib import closing
from pathlib import Path

import pytest

from tests.dashboard.driving import article, change, configure, dashboard
from tui.cli import main
from tui.dashboard.configured import configured
from tui.dashboard.themes import theme_names
from tui.dashboard.wall.settings import parts
from tui.filters import forget_query, named_queries, save_query, saved_queries
from tui.library import Library, QueryError, parse_query
from tui.places import Places, state_dir
from tui.settings import Settings, read_settings

NAMES = {"Ships": "ferry OR harbour", "new": "@ships is:unread", "round": "@round", "bad": "a OR"}
NEWS = [article(f"{what} {n}", minutes=n) for n in range(6) for what in ("Ferry", "Train")]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("@ships", "ferry OR harbour"),
        ("@SHIPS -x", "(ferry OR harbour) -x"),
        ("-@new OR tag:a", "-((ferry OR harbour) is:unread) OR tag:a"),
        ("(@ships) (b @ships)", "(ferry OR harbour) (b (ferry OR harbour))"),
        ("a@ships @", "a@ships"),
    ],
)
def test_a_name_stands_for_its_query_wherever_a_part_can_stand(text: str, meant: str) -> None:
    assert parse_query(text, NAMES) == parse_query(meant)


@pytest.mark.parametrize(
    ("text", "position", "sentence"),
    [
        ("x @shps", 2, "There is no filter @shps; there are @Ships, @new, @round, @bad"),
        ("@round", 0, "@round: @round stands within itself"),
        ("tag:a @bad", 6, "@bad: OR needs something behind it"),
    ],
)
def test_a_wrong_name_is_told_at_its_place(text: str, position: int, sentence: str) -> None:
    with pytest.raises(QueryError) as raised:
        parse_query(text, NAMES)
    assert (raised.value.position, raised.value.message) == (position, sentence)


def test_filters_that_name_others_again_and_again_are_not_read_for_ever() -> None:
    doubling = {f"f{n}": f"@f{n + 1} -@f{n + 1}" for n in range(9)} | {"f9": "x"}
    with pytest.raises(QueryError, match="Too many filters stand within one another") as raised:
        parse_query("a @f0", doubling)
    assert raised.value.position == 2


def test_without_names_an_at_sign_is_a_sign_like_any() -> None:
    assert parse_query("@ships") != parse_query("@ships", {"ships": "ferry"})
    with pytest.raises(QueryError, match=r"There is no filter @ships yet"):
        parse_query("@ships", {})


def test_saved_queries_are_kept_for_the_owner_and_the_config_goes_before_them() -> None:
    assert save_query("ships", "ferry")
    assert save_query("Ships", "boat")
    assert save_query("rails", "train")
    assert saved_queries() == {"Ships": "boat", "rails": "train"}
    assert named_queries({"RAILS": "tram"}) == {"RAILS": "tram", "Ships": "boat"}
    assert (state_dir() / "filters.json").stat().st_mode & 0o777 == 0o600
    assert forget_query("SHIPS")
    assert saved_queries() == {"rails": "train"}


def test_what_is_damaged_in_the_file_is_left_out() -> None:
    state_dir().mkdir(parents=True, exist_ok=True)
    file = state_dir() / "filters.json"
    file.write_text(json.dumps({"a b": "x", "ok": "fer\x1b[2Jry", "n": 3}))
    assert saved_queries() == {"ok": "ferry"}
    file.unlink()
    os.mkfifo(file)
    assert saved_queries() == {}


def test_a_file_that_is_not_understood_is_set_aside_and_no_more_is_saved_than_is_read() -> None:
    state_dir().mkdir(parents=True, exist_ok=True)
    file = state_dir() / "filters.json"
    file.write_text('{"ships": "ferry"')
    assert save_query("rails", "train")
    assert file.with_name("filters.json.bad").read_text() == '{"ships": "ferry"'
    many = {f"n{n}": "\N{WINE GLASS}" * 2000 for n in range(21)}
    file.write_text(json.dumps(many))
    assert saved_queries() == many
    assert not save_query("one-more", "\N{WINE GLASS}" * 2000)
    assert saved_queries() == many


def test_commands_know_the_names(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("ferry", "train"):
        (tmp_path / f"{name}.md").write_text(f"---\ntitle: The {name}\ntags: [{name}]\n---\nText.")
    configure('[filters]\nships = "ferry"\nodd = "x ("\n')
    save_query("rails", "train")
    assert main(["list", str(tmp_path), "--filter", "@rails -x"]) == 0
    assert main(["tags", str(tmp_path), "--filter", "@ships"]) == 0
    printed = capsys.readouterr().out
    assert "The train" in printed
    assert "The ferry" not in printed
    assert "1  ferry" in printed
    with pytest.raises(SystemExit) as ended:
        main(["list", str(tmp_path), "--filter", "@shps"])
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert "There is no filter @shps; there are @ships, @odd, @rails" in told
    assert main(["config", "--check"]) == 1
    told = capsys.readouterr().out
    assert 'line 3: filters.odd: This parenthesis is never closed (character 3 of "x (")' in told


async def test_a_filter_is_saved_under_a_name_and_listed_by_it(tmp_path: Path) -> None:
    configure('[filters]\nships = "ferry"\n')
    async with dashboard(tmp_path, *NEWS) as desk:
        await desk.press("F")
        await desk.shows("There is no filter: / makes one.")
        await desk.press("slash", *"train", "enter", "F", *"ships")
        await desk.shows("▾ That one stands in config.toml")
        await desk.press("ctrl+u", *"a", "space", *"b")
        await desk.shows("▾ A name is up to 40 letters, digits, - _ and .")
        await desk.press("ctrl+u", *"rails", "enter")
        await desk.shows("Saved: @rails in a query stands for train", "@rails · 6")
        await desk.press("ctrl+p", *"filter: ships", "enter")
        await desk.shows("@ships · 6", "Ferry 0")
    async with dashboard(tmp_path, *NEWS) as desk:
        await desk.shows("@ships · 6", "Ferry 0")
        await desk.press("slash", *"@rails -0", "enter")
        await desk.shows("/@rails -0 · 5")
        await desk.press("ctrl+p", *"forget", "enter")
        await desk.shows("Forgot the filter rails.")
    assert saved_queries() == {}
    async with dashboard(tmp_path, *NEWS) as desk:
        await desk.shows("/train -0 · 5")


async def test_a_filter_that_changes_in_the_config_is_listed_at_once(tmp_path: Path) -> None:
    configure('[filters]\nships = "ferry"\n')
    async with dashboard(tmp_path, *NEWS) as desk:
        await desk.press("ctrl+p", *"filter: ships", "enter")
        await desk.shows("@ships · 6", "Ferry 0")
        await change(desk, '[filters]\nships = "train 3"\n')
        await desk.shows("@ships · 1", "Train 3")
        await change(desk, '[filters]\nships = "train ("\n')
        await desk.shows("[1 Headlines 1 @ships]", "config.toml, line 2: filters.ships: This")


def test_the_wall_knows_the_names(tmp_path: Path) -> None:
    for wanted, told in [("@ships -x", []), ("@shps", ["line 4: wall.filter: There is no filter"])]:
        file = configure(f'[filters]\nships = "ferry"\n[wall]\nfilter = "{wanted}"\n')
        found = configured(read_settings(file), theme_names())
        assert [words for words in told if words not in str(found.complaints[0])] == []
        assert len(found.complaints) == len(told)
    places = Places(tmp_path / "library.db", tmp_path / "marks.db")
    with closing(Library(places)) as library:
        settings = Settings(filters={"ships": "ferry"}, wall_filter="@ships -x")
        assert parts(library, settings, None).query == parse_query("ferry -x")
