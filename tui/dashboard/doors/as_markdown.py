"""An article as Markdown, for another program."""

from datetime import datetime

from tui.article import Article, Precision


def as_markdown(article: Article) -> str:
    """Return title, facts, text and link of an article, with other headlines at its end."""
    facts = [
        ("Source", " · ".join(filter(None, (article.source, article.section)))),
        ("By", ", ".join(article.authors)),
        ("Date", _date(article.published, article.precision)),
        ("Tags", ", ".join(article.tags)),
        ("Link", article.link and f"<{article.link}>"),
    ]
    parts = [
        f"# {article.title}",
        "\n".join(f"- {name}: {value}" for name, value in facts if value),
        article.summary if article.body and article.summary not in article.body else "",
        article.body or article.summary,
        "\n".join(
            f"- [{other.title}]({other.url})" if other.url else f"- {other.title}"
            for other in article.related
        ),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _date(published: datetime | None, precision: Precision) -> str:
    """Return as much of a date as is known (ISO 8601), nothing where none is."""
    if published is None or precision is Precision.UNKNOWN:
        return ""
    if precision is Precision.MINUTE:
        return published.isoformat(sep=" ", timespec="minutes")
    return published.strftime("%Y-%m" if precision is Precision.MONTH else "%Y-%m-%d")
