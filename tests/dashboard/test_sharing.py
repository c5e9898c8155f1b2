"""Where an article can be sent: what title and link become in an address and in a command."""

from urllib.parse import parse_qs, urlsplit

from tui.dashboard.doors.links import host_of
from tui.dashboard.doors.sharing import KNOWN, targets

TITLE = "50 % more: “Öl & Gas” #1 {link} – 100% 日本?"
LINK = "https://a.example/x?y=1&z=%20#part"


def test_title_and_link_arrive_whole_behind_every_known_address() -> None:
    found = {target.name: target.address for target in targets(TITLE, LINK, ())}
    assert list(found) == [name for name, _ in KNOWN]
    for address in found.values():
        assert address.isascii()
        assert not set(address) & set(' "<>{}#')
    mail = parse_qs(urlsplit(found["Mail"]).query)
    assert (mail["subject"], mail["body"]) == ([TITLE], [LINK])
    assert parse_qs(urlsplit(found["X"]).query) == {"text": [TITLE], "url": [LINK]}
    assert parse_qs(urlsplit(found["Facebook"]).query)["u"] == [LINK]
    assert parse_qs(urlsplit(found["LinkedIn"]).query)["url"] == [LINK]
    assert host_of(found["Mail"]) == "your mail program"


def test_a_program_of_ones_own_gets_title_and_link_as_they_are_and_never_as_an_option() -> None:
    own = [("note", "jot", "--title={title}", "{title}", "-u", "{link}")]
    (mine,) = [target for target in targets("--rm $(x)", LINK, own) if target.command]
    assert mine.command == ("jot", "--title=--rm $(x)", " --rm $(x)", "-u", LINK)


def test_an_address_of_ones_own_is_filled_like_the_known_ones() -> None:
    own = [("hn", "https://hn.example/submit?u={link}&t={title}")]
    (mine,) = [target for target in targets("A & B", LINK, own) if target.name == "hn"]
    assert parse_qs(urlsplit(mine.address).query) == {"u": [LINK], "t": ["A & B"]}


def test_without_a_link_only_what_needs_none_is_left() -> None:
    own = [("say", "say", "{title}"), ("keep", "keep", "{link}")]
    assert [target.name for target in targets("T", "", own)] == ["say"]
