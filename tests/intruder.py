"""A second screen of stock widgets, written by somebody who knows neither door of the text."""

from rich.style import Style
from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import (
    DataTable,
    Header,
    Input,
    Label,
    Markdown,
    OptionList,
    RichLog,
    Static,
    Tree,
)

from tests.payloads import SEQUENCES

RAW = [payload.text for payload in SEQUENCES]
ALL = " ".join(RAW)


class Intruder(Screen[None]):
    """Every payload, in every place that a widget has for text."""

    CSS = "Intruder * { height: auto; max-height: 12; } DataTable, Tree { height: 12; }"
    TITLE = ALL

    def compose(self) -> ComposeResult:
        yield Static(Content("A widget that knows no door"))
        yield Header()
        bordered = Static("\n".join(RAW), markup=False)
        bordered.border_title = Content(ALL)
        bordered.border_subtitle = Content(ALL)
        bordered.styles.border = ("round", "red")
        bordered.tooltip = Content(ALL)
        yield bordered
        yield Label(Text("\n".join(RAW)))
        yield Static(Text("linked", Style(link="http://x/\x1b\\\x1b]52;c;QQ==\x07")))
        yield OptionList(*(Content(text) for text in RAW))
        yield Markdown("\n\n".join(RAW))
        yield Input(ALL)
        yield RichLog()
        yield Tree(Text(ALL))
        yield DataTable()

    def on_mount(self) -> None:
        table: DataTable[Text] = self.query_one(DataTable)
        table.add_column(Text(ALL))
        for text in RAW:
            table.add_row(Text(text), label=Text(text))
        log = self.query_one(RichLog)
        for text in RAW:
            log.write(text)
        self.notify(ALL, title=ALL, markup=False)
