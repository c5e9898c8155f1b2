"""What a terminal sends for keys, pastes and the mouse (xterm, SGR mouse, kitty for escape)."""

_NAMED = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "delete": "\x1b[3~",
    "enter": "\r",
    "tab": "\t",
    "shift+tab": "\x1b[Z",
    "space": " ",
    "backspace": "\x7f",
    "escape": "\x1b[27u",  # as the kitty protocol has it: a bare ESC waits for what may follow
    "f1": "\x1bOP",
}


def key(name: str) -> bytes:
    """Return what the key sends: one of the names above, `ctrl+x`, or the character itself."""
    if name.startswith("ctrl+"):
        return bytes([ord(name[-1].upper()) & 0x1F])
    return _NAMED.get(name, name).encode("utf-8", "surrogateescape")


def pasted(data: bytes) -> bytes:
    """Return `data` as a terminal with bracketed paste sends it."""
    return b"\x1b[200~" + data + b"\x1b[201~"


def pointed(x: int, y: int) -> bytes:
    """Return what moving the mouse to column `x` of line `y` (from 0) sends."""
    return f"\x1b[<35;{x + 1};{y + 1}M".encode()


def clicked(x: int, y: int) -> bytes:
    """Return what pressing and releasing the left button on a cell sends."""
    return f"\x1b[<0;{x + 1};{y + 1}M\x1b[<0;{x + 1};{y + 1}m".encode()
