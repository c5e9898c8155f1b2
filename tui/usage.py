"""What can be typed: one table of commands, for parsers, help, completions and manual."""

from textwrap import fill

from tui.arguments import Argument, Command, Kind

_FOLDER = Argument("folder", "the folder of news files", Kind.FOLDER, "FOLDER")
_FILTER = Argument(
    "--filter",
    'only articles with all of these: words, "a phrase", tag:NAME, title:WORD, author:, source:, '
    "section:, file:, is:unread, is:read, is:starred, is:muted, is:new, since:2d, "
    "before:2025-10-01, @NAME for a filter that you saved; a - before one means without it, OR "
    "between two means one of them, ( ) tell what belongs together",
    Kind.QUERY,
    "QUERY",
    short="only articles that a query finds",
)
FORMATS = ("json", "atom", "opml", "markdown")
SHELLS = ("bash", "zsh", "fish")
FILTERS = "filters"
"""What their scripts ask for in the place of a shell: the names of the saved filters."""
MARKS = ("read", "unread", "star", "unstar")
_LIMIT = Argument("--limit", "at most N articles", Kind.NUMBER, "N")


def _json(what: str) -> Argument:
    return Argument("--json", f"print {what}, for programs", short="print JSON")


DASHBOARD = Command(
    "",
    "[FOLDER]",
    "open the dashboard",
    "A news reader whose inbox is a folder: whatever news file lands there is on the screen a "
    "blink later. RSS, Atom, JSON Feed, Markdown, saved pages and the copied text of articles are "
    "read.",
    (
        _FOLDER,
        Argument("--wall", "show the news by itself, for a monitor that nobody sits at"),
        _FILTER,
        Argument(
            "--serve",
            "show it in a browser instead of this terminal; needs newswall[serve]",
        ),
        Argument(
            "--host",
            "serve on this address instead of 127.0.0.1, which only this machine can reach",
            Kind.WORD,
            "ADDRESS",
        ),
        Argument("--port", "serve on this port instead of 8000", Kind.NUMBER, "PORT"),
        Argument(
            "--poll",
            "look through the folder again and again, for disks that send no events; newswall "
            "finds most of them by itself",
        ),
        Argument("--version", "print the version", Kind.VERSION),
    ),
)
COMMANDS = {
    command.name: command
    for command in (
        Command(
            "read",
            "FILE...",
            "print what news files hold",
            "Print what news files hold, as newswall understands them. Exit code 1 when one of "
            "them could not be read.",
            (
                Argument("files", "a news file", Kind.FILES, "FILE"),
                _json("a JSON Feed 1.1 document"),
            ),
        ),
        Command(
            "list",
            "[FOLDER]",
            "print the headlines",
            "Print the articles of a folder, the newest first. A * before a line means unread, a "
            "+ starred, a ? behind the day that it is that of the file. What is muted is left out, "
            "unless the filter says is:muted.",
            (
                _FOLDER,
                _FILTER,
                Argument(
                    "--like",
                    "instead, more on the story of one article, the nearest first: of the article "
                    "with this id, as --json prints it, or the newest that this query finds",
                    Kind.QUERY,
                    "ID|QUERY",
                    short="more on the story of an article",
                ),
                _LIMIT,
                _json("a JSON Feed 1.1 document"),
            ),
        ),
        Command(
            "tags",
            "[FOLDER]",
            "print the tags and how often each is used",
            "Print the tags of a folder's articles, the most used first, named as your config "
            "says. What is muted does not count, unless the filter says is:muted.",
            (
                _FOLDER,
                _FILTER,
                Argument(
                    "--with",
                    "only tags of articles that have this tag too, and without it",
                    Kind.WORD,
                    "TAG",
                    short="only tags that appear together with this one",
                ),
                Argument(
                    "--derived",
                    "count in the keywords that are derived from the text of articles that nobody "
                    "tagged",
                ),
                Argument(
                    "--trend",
                    "say how each fares too: its share of the articles, this week against the one "
                    "before, how many are unread, and the last 30 days",
                ),
                _json('{"tags": [{"tag", "count"}]}'),
            ),
        ),
        Command(
            "check",
            "[FOLDER]",
            "say which files are shown, and which are not and why",
            "Say which files of a folder are shown, and which are not and why. Exit code 1 when "
            "one is not.",
            (
                _FOLDER,
                _json(
                    '{"files": [{"file", "format", "articles"}], "problems": [{"file", "reason"}]}'
                ),
            ),
        ),
        Command(
            "mark",
            "MARK QUERY [FOLDER]",
            "mark what a query finds: read, unread, star, unstar",
            "Mark articles, beside a running dashboard or without one, and print how many. The "
            "marks are on the disk when the command ends. Exit code 1 when they are not, or some "
            "file has a problem, 2 when the query is wrong or finds everything without --all. What "
            "is muted is left alone, unless the query says is:muted.",
            (
                Argument("mark", "read, unread, star or unstar", Kind.WORD, "MARK", MARKS, True),
                Argument("query", "which articles (see newswall list --help)", Kind.QUERY, "QUERY"),
                _FOLDER,
                Argument("--all", "every article of the folder, instead of a query"),
                Argument(
                    "--id",
                    "the article with this id, as list --json prints it, instead of a query; may "
                    "be given several times",
                    Kind.WORD,
                    "ID",
                    many=True,
                ),
                _json('{"marked": how many, "found": of how many}'),
            ),
        ),
        Command(
            "mute",
            "[FOLDER]",
            "list what is muted, mute something, end a mute",
            "Print what is muted and what that hides, those first that end first. With --tag, "
            "--source or --words: mute that, beside a running dashboard or without one, or end "
            "it. What is muted is neither listed nor counted, unless a query says is:muted. Exit "
            "code 1 when that could not be saved, or there is no such mute to end.",
            (
                _FOLDER,
                Argument("--tag", "articles with this tag", Kind.WORD, "TAG"),
                Argument("--source", "articles of this source", Kind.WORD, "NAME"),
                Argument("--words", "articles with this in their headline", Kind.WORD, "WORDS"),
                Argument(
                    "--until",
                    "until a day such as 2026-12-24, or for a time such as 3d, 2w or 1m; else for "
                    "ever",
                    Kind.WORD,
                    "DAY",
                    short="until a day, or for a time",
                ),
                Argument("--end", "end that mute instead"),
                _json('{"mutes": [{"kind", "value", "until", "articles", "unread", "config"}]}'),
            ),
        ),
        Command(
            "export",
            "[FOLDER]",
            "print articles as a feed: json, atom, opml, markdown",
            "Print the articles of a folder, the newest first, as one document in UTF-8 for other "
            "programs: a JSON Feed 1.1, an Atom 1.0 feed, the list of their sources (OPML 2.0, "
            "with the addresses that the feeds themselves tell) or Markdown to read or print. What "
            "is muted is left out, unless the filter says is:muted.",
            (
                _FOLDER,
                _FILTER,
                _LIMIT,
                Argument(
                    "--format",
                    "json (unless you name one), atom, opml or markdown",
                    Kind.WORD,
                    "FORMAT",
                    FORMATS,
                    short="which kind of document",
                ),
            ),
        ),
        Command(
            "paths",
            "[FOLDER]",
            "say where newswall keeps things",
            "Say where newswall keeps config, state and cache, and which folder it reads.",
            (_FOLDER,),
        ),
        Command(
            "config",
            "",
            "print all settings, for your config.toml",
            "Print all settings with their defaults and what they are for, as a config.toml in "
            "which each is a comment. With --check: exit code 1 when something in yours is wrong.",
            (Argument("--check", "say instead what is wrong in your config.toml"),),
        ),
        Command(
            "man",
            "",
            "print the manual page",
            "Print the manual page. newswall man | man -l - shows it; for man newswall, put it "
            "into ~/.local/share/man/man1/newswall.1.",
            (),
        ),
        Command(
            "completions",
            "SHELL",
            "print what bash, zsh or fish needs to complete all this",
            "Print a script with which a shell completes commands, options, queries and folders. "
            'For bash, put eval "$(newswall completions bash)" into your ~/.bashrc; for zsh, eval '
            '"$(newswall completions zsh)" into your ~/.zshrc, behind compinit; for fish, newswall '
            "completions fish | source into your config.fish.",
            (
                Argument(
                    "shell",
                    "bash, zsh or fish",
                    Kind.WORD,
                    "SHELL",
                    SHELLS,
                    needed=True,
                ),
            ),
        ),
    )
}
"""All commands, by name, in the order of the help."""
FOLDER = (
    "FOLDER is, unless you name one, that of your config, else ./feeds if there is one here, else "
    "the feeds folder of your data directory (see newswall paths). A folder whose name is that of "
    "a command is opened with ./NAME."
)
EXIT_CODES = "0 fine, 1 some file has a problem, 2 wrong use."
EXIT_USAGE = 2
"""The command was used wrongly, or there is nothing to draw on."""
EPILOG = f"{fill(FOLDER, 100)}\nExit codes: {EXIT_CODES}\n"


def overview() -> str:
    """Return what newswall is, and its commands, a line for each."""
    lines = [
        (f"  newswall {' '.join(filter(None, (command.name, command.usage)))}", command.brief)
        for command in (DASHBOARD, *COMMANDS.values())
    ]
    column = max(len(line) for line, _ in lines)
    listed = "\n".join(f"{line:<{column}}  {brief}" for line, brief in lines)
    return f"{fill(DASHBOARD.description, 100)}\n\n{listed}\n"
