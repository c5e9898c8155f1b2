"""An article as Markdown, for another program."""

from tui.article import Article
from tui.article_text import date_digits


def as_markdown(article: Article) -> str:
    """Return title, facts, text and link of an article, with other headlines at its end."""
    facts = [
        ("Source", " · ".join(filter(None, (article.source, article.section)))),
        ("By", ", ".join(article.authors)),
        ("Date", date_digits(article.published, article.precision)),
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
