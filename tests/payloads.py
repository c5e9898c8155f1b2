"""What an attacker would put into news: escape sequences, signs that deceive, markup.

Parameters are odd on purpose (`[8;5;21m`, `[777;777H`), so that a payload is told from what the
app itself writes. Control functions are named after ECMA-48 and xterm's ctlseqs.
"""

import base64
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Payload:
    """One piece of hostile text."""

    name: str
    text: str

    @property
    def forbidden(self) -> bytes:
        """The bytes that must never reach the terminal."""
        return self.text.encode("utf-8", "backslashreplace")


def _all(**payloads: str) -> tuple[Payload, ...]:
    return tuple(Payload(name.replace("_", "-"), text) for name, text in payloads.items())


_STOLEN = base64.b64encode(b"rm -rf ~\n").decode()

CLIPBOARD = _all(
    clipboard_st=f"\x1b]52;c;{_STOLEN}\x1b\\",
    clipboard_bel=f"\x1b]52;p;{_STOLEN}\x07",
)
EIGHT_BIT = _all(
    c1_csi="\x9b777;777H\x9b31m",
    c1_osc=f"\x9d52;c;{_STOLEN}\x9c",
    c1_dcs="\x90+q544e\x9c",
    c1_pm="\x9esecret\x9c",
    c1_apc="\x9fGa=q;\x9c",
    c1_nel_index="a\x85b\x84c\x8dd",
)
UNTERMINATED = _all(
    open_osc=f"\x1b]52;c;{_STOLEN}",
    open_dcs="\x1bPswallowed",
    open_apc="\x1b_swallowed",
    open_pm="\x1b^swallowed",
    open_sos="\x1bXswallowed",
    open_csi="\x1b[777;7",
    lone_escape="lone\x1bescape",
)
QUERIES = _all(
    ask_cursor="\x1b[6n\x1b[?6n",
    ask_device="\x1b[c\x1b[>c\x1b[=c\x1b[>0q",
    ask_title="\x1b[21t\x1b[18t",
    ask_setting="\x1bP$qm\x1b\\",
    ask_termcap="\x1bP+q544e\x1b\\",
    ask_colour="\x1b]10;?\x07\x1b]4;1;?\x1b\\",
    ask_name="\x05",
)
MODES = _all(
    leave_screen="\x1b[?1049l\x1b[?47l",
    mouse_on="\x1b[?1003h\x1b[?9h",
    paste_off="\x1b[?2004l\x1b[?25h\x1b[?5h",
    insert_mode="\x1b[4h\x1b[20h",
    scroll_region="\x1b[2;3r\x1b[777;778s",
    reset="\x1bc\x1b[!p",
    charset="\x1b(0\x1b)B\x0e",
    keypad="\x1b=\x1b>\x1b7\x1b8",
)
CURSOR = _all(
    home="\x1b[777;777H\x1b[1;1fspoof",
    up="\x1b[10A\x1b[777Gspoof",
    erase="\x1b[2J\x1b[3J\x1b[K",
    carriage_return="over\rwrite",
    line_break="line\nbreak",
    backspace="abc\b\b\bxyz",
    tabs="tab\v\fulated",
    unicode_breaks="line\u2028para\u2029graph",
)
PASSTHROUGH = _all(
    tmux=f"\x1bPtmux;\x1b\x1b]52;c;{_STOLEN}\x1b\x1b\\\x1b\\",
    kitty="\x1b_Gi=31,s=1,v=1,a=q;AAAA\x1b\\",
    iterm="\x1b]1337;File=name=eA==;inline=1:AAAA\x07",
    conemu='\x1b]9;7;"calc"\x1b\\',
    notify="\x1b]777;notify;spoof;body\x07\x1b]9;spoof\x07",
    vscode="\x1b]633;E;curl evil\x07",
    title="\x1b]0;spoofed title\x07\x1b]2;spoofed\x1b\\",
    link="\x1b]8;;http://evil.invalid/\x1b\\click\x1b]8;;\x1b\\",
)
COLOURS = _all(
    hidden="\x1b[8;5;21mhidden\x1b[0;0m",
    colon_colour="\x1b[38:2::255:0:0mred",
    conceal="\x1b[08mdark",
)
SINGLE = _all(
    nul="n\x00ul",
    bell="be\x07ll",
    shift_out="shift\x0eout\x0fin",
    delete="de\x7flete",
    cancel="can\x18cel\x1asub",
)
DECEPTIVE = _all(
    override="abc\u202egpj.exe\u202c",
    isolate="abc\u2066\u2067def\u2069",
    zero_width="zero\u200bwidth\u2060\ufeffhere",
    tag_signs="tag\U000e0041\U000e007fs",
)
LONE_SURROGATE = Payload("lone-surrogate", "lone\ud800surrogate")
"""Half a character: only JSON can say it."""

SEQUENCES: tuple[Payload, ...] = (
    *CLIPBOARD,
    *EIGHT_BIT,
    *UNTERMINATED,
    *QUERIES,
    *MODES,
    *CURSOR,
    *PASSTHROUGH,
    *COLOURS,
    *SINGLE,
    *DECEPTIVE,
)
"""All that must not reach the terminal as it is."""

SAMPLE: tuple[Payload, ...] = (
    *CLIPBOARD,
    *EIGHT_BIT[:2],
    UNTERMINATED[0],
    CURSOR[0],
    *CURSOR[3:5],
    COLOURS[0],
    *SINGLE[:2],
    DECEPTIVE[0],
)
"""A few of each kind, for further spellings of a format."""

MARKUP = _all(
    closing="a [/] b",
    closing_bold="a [/b] c",
    crossed="[red]x[/blue]",
    open_attribute='[foo="bar]',
    file_link="[link=file:///etc/passwd]x[/link]",
    open_tag="x[/y",
    path="[/etc/passwd]",
    variable="[$primary]x",
    dictionary="[type=x, v={'a[0]'}]",
    click_quits="[@click=app.quit]x[/]",
    click_presses="[@click=app.simulate_key('q')]x[/]",
    hover_quits="[@click=app.quit()]Breaking[/]",
    unclosed="[b next to [#888",
    on_colour="[on red]bright[/on red]",
    escaped=r"\[b]x",
    backslash="ends with a\\",
    windows="C:\\[dir]\\",
    emoji_name=":smile: :warning:",
    template="$t ${x} %s {0} {title}",
)
"""What Rich and Textual would read as markup: shown as it stands, and never run."""
