"""The names of elements in feeds: one short name for each, whatever namespace spells it."""

from functools import lru_cache

PREFIXES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "prism": "http://prismstandard.org/namespaces/basic/2.0/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
"""The prefix that means each namespace here, and in a feed that forgot to declare it."""

XML_BASE = "{http://www.w3.org/XML/1998/namespace}base"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

_BY_URI = {
    **{uri.lower().rstrip("/#"): prefix for prefix, uri in PREFIXES.items()},
    "http://purl.org/atom/ns": "atom",
    "http://purl.org/dc/elements/1.0": "dc",
    "http://search.yahoo.com/mrss/1.0": "media",
    "http://video.search.yahoo.com/mrss": "media",
    "http://www.rssboard.org/media-rss": "media",
    "http://www.itunes.com/dtds/podcast-1.0": "itunes",
    "http://prismstandard.org/namespaces/1.2/basic": "prism",
    "http://prismstandard.org/namespaces/basic/2.1": "prism",
    "http://prismstandard.org/namespaces/basic/3.0": "prism",
    "http://prismstandard.org/namespaces/2.0/basic": "prism",
    "http://backend.userland.com/rss": "",
    "http://backend.userland.com/rss2": "",
    "http://blogs.law.harvard.edu/tech/rss": "",
    "http://cyber.law.harvard.edu/rss/rss.html": "",
    "http://channel.netscape.com/rdf/simple/0.9": "",
    "http://my.netscape.com/rdf/simple/0.9": "",
    "http://my.netscape.com/publish/formats/rss-0.91.dtd": "",
    "http://purl.org/net/rss1.1": "",
    "http://purl.org/rss/1.0": "",
}


@lru_cache(maxsize=2048)
def short_name(tag: str) -> str:
    """Return `prefix:name` in lower case for an lxml tag, `name` in RSS; unknown ones keep `?:`.

    A prefix that was never declared means what it usually means. Namespaces are known by `https`
    too, as people write them.
    """
    if tag[:1] == "{":
        uri, _, name = tag[1:].partition("}")
        prefix = _BY_URI.get(uri.lower().rstrip("/#").replace("https:", "http:", 1), "?")
    else:
        prefix, _, name = tag.rpartition(":")
    return f"{prefix}:{name}".lower() if prefix else name.lower()
