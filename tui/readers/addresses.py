"""Where a link of a feed or page leads: relative ones are resolved, unclean ones refused."""

from urllib.parse import urljoin

from tui.text import clean_url


def absolute_url(href: str, base: str = "") -> str:
    """Return where `href` leads from `base`, or an empty string if that is no clean address."""
    href = href.strip()
    if not href or href.startswith("#"):
        return ""
    return clean_url(join_url(base, href.replace(" ", "%20")))


def join_url(base: str, href: str) -> str:
    """Return `href` resolved against `base` (RFC 3986, 5.2); what cannot be resolved stays."""
    if not base or href.startswith(("https://", "http://")):
        return href
    try:
        return urljoin(base, href)
    except ValueError:  # such as a broken IPv6 host
        return href
