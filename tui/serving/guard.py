"""Who may speak to the server: pages that it sent, under an address that only it can have.

Any page that is open in the same browser can send requests here. What it cannot do is to lie about
its origin (RFC 6454, 7); and a name that its owner makes point here ("DNS rebinding") is not ours.
"""

from ipaddress import ip_address
from urllib.parse import urlsplit


def is_loopback(host: str) -> bool:
    """Tell whether only this machine can reach the address."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def is_our_name(name: str, ours: str) -> bool:
    """Tell whether `name`, of a Host header, can only mean us; we were told to be `ours`."""
    try:
        parts = urlsplit(f"//{name}")
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.netloc != name or parts.username is not None:
        return False
    if host in ("localhost", ours.lower()):
        return True
    try:
        ip_address(host)  # no name server is asked for it
    except ValueError:
        return False
    return True


def is_our_page(origin: str | None, name: str) -> bool:
    """Tell whether a page with that Origin header came from the host that it now speaks to."""
    return bool(name) and origin in (f"http://{name}", f"https://{name}")
