"""Programs that work on an article: an editor on its file, others on its text."""

import os
from functools import partial

from textual import on

from tui.dashboard.doors.as_markdown import as_markdown
from tui.dashboard.doors.editing import NoEditor, editor, path_of, state
from tui.dashboard.doors.outward_screen import Choice
from tui.dashboard.doors.piping import Piping
from tui.dashboard.doors.said import said_document
from tui.dashboard.doors.story_screen import StoryScreen
from tui.dashboard.doors.visiting import NO_PROGRAMS
from tui.dashboard.messages import Lend, Piped
from tui.library import StoredArticle
from tui.text import visible_path


class ProgramScreen(StoryScreen):
    """The commands that let another program have an article."""

    _piping: Piping | None = None
    """The program whose words are waited for."""
    _piped_to = ""
    """Its name."""

    def _article_for_a_program(self) -> StoredArticle | None:
        """Return the article at hand, where programs may be started."""
        if self.app.is_web:
            self.say(NO_PROGRAMS)
            return None
        return self._at_hand()

    # -- its text ----------------------------------------------------------------------------

    def action_pipe(self) -> None:
        article = self._article_for_a_program()
        if article is None:
            return
        settings = self._configured.settings
        choices = [
            Choice(name, f"Show what {_program(command)} says of the article.",
                   partial(self._pipe, article, name, command))
            for name, *command in settings.pipe
        ] + [
            Choice(name, f"Give the article and the terminal to {_program(command)}.",
                   partial(self._lend, command, _text_of(article)))
            for name, *command in settings.pipe_terminal
        ]  # fmt: skip
        if not choices:
            self.say("No program is set for this: see “pipe” in the settings (newswall config).")
        elif len(choices) == 1:
            choices[0].do()
        else:
            self._choose("Give the article to which program?", choices)

    def _pipe(self, article: StoredArticle, name: str, command: list[str]) -> None:
        data = _text_of(article)
        piping = Piping(command, data, lambda outcome: self.post_message(Piped(piping, outcome)))
        reason = piping.start()
        if reason:
            self.say(f"{name} did not start: {reason}.")
            return
        self._piping, self._piped_to = piping, name
        key = self._configured.keymap.sign("back")
        self.output.show_document(said_document(name, b"", f"It is at work; {key} ends it."))
        self._show_view("output")

    @on(Piped)
    def _program_ended(self, message: Piped) -> None:
        if message.piping is self._piping:
            self._piping = None
            said, words = message.outcome
            self.output.show_document(said_document(self._piped_to, said, words), keep_place=True)

    def _show_view(self, view: str) -> None:
        if view != "output" and self._view == "output":
            self._end_piping()
        super()._show_view(view)

    def _end_piping(self) -> None:
        """End the program whose words nobody waits for any more."""
        if self._piping is not None:
            self._piping.stop()
            self._piping = None

    def on_unmount(self) -> None:
        self._end_piping()

    # -- its file ----------------------------------------------------------------------------

    def action_edit(self) -> None:
        article = self._article_for_a_program()
        if article is None:
            return
        path = path_of(self._folder, article.files[0])
        if article.gone or state(path) is None:
            self.say(f"There is no file {visible_path(article.files[0])} any more.")
            return
        try:
            command = editor(self._configured.settings.editor, os.environ)
        except NoEditor as reason:
            self.say(str(reason))
            return
        self._lend([*command, path], path=path)

    def _lend(self, command: list[str], data: bytes = b"", path: str = "") -> None:
        """Give the terminal to a program; if the file at `path` is another then, it is read."""
        before = state(path) if path else None

        def back(words: str) -> None:
            if path and state(path) != before:
                self._newsroom.look_again()
                words = words or "The file changed and is read again."
            if words:
                self.say(words)

        self.post_message(Lend(command, data, back))


def _text_of(article: StoredArticle) -> bytes:
    return as_markdown(article.article).encode("utf-8", "replace")


def _program(command: list[str]) -> str:
    return os.path.basename(command[0])
