"""Articles as one Markdown document, to be read or printed."""

from collections.abc import Iterable, Iterator

from tui.article_text import date_text
from tui.library import StoredArticle


def digest(articles: Iterable[StoredArticle], title: str) -> Iterator[str]:
    """Yield the pieces: a title, and each article with its facts, parted by rules."""
    yield f"# {_escaped(title)}\n"
    for stored in articles:
        article = stored.article
        facts = (
            " · ".join(filter(None, (article.source, article.section))),
            ", ".join(article.authors),
            date_text(article.published, article.precision),
            " ".join(f"#{tag}" for tag in article.tags),
        )
        yield f"\n---\n\n## {_escaped(article.title)}\n\n"
        yield "".join(f"{_escaped(fact)}  \n" for fact in facts if fact)
        yield f"<{article.link}>\n" if article.link else ""
        yield f"\n{article.body or article.summary}\n"


def _escaped(text: str) -> str:
    return "".join(f"\\{char}" if char in "\\`*_[]<>#&" else char for char in text)
