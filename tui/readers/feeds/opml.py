"""OPML: a list of subscriptions. It is listed as what it is; there is no news in it."""

from tui.article import ReadResult


def read_opml(data: bytes) -> ReadResult:
    """Return a reading without articles, with a problem if the list is damaged."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        return ReadResult("opml", problem=f"OPML that is damaged in line {error.lineno or 1}")
    if root.find("{*}body") is None:
        return ReadResult("opml", problem="OPML without a list of subscriptions")
    return ReadResult("opml")
