"""Which edition of the readers this is: another one may read the same file in another way."""

from hashlib import blake2b
from pathlib import Path

_SOURCES = (Path(__file__).parent, Path(__file__).parent.parent)


def edition() -> str:
    """Return a text that changes when a source file of the readers or of the text room does."""
    told = blake2b(digest_size=8)
    here, above = _SOURCES
    for source in sorted([*here.iterdir(), above / "text.py", above / "article.py"]):
        if source.suffix != ".pyc" and source.is_file():
            status = source.stat()
            told.update(f"{source.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return told.hexdigest()
