"""Keys for hands that learned them in another reader: what differs from the keys of newswall.

A preset takes a key from whichever command of newswall has it; a command that is not named keeps
the rest of its keys.
"""

from collections.abc import Mapping, Sequence

PRESETS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "newswall": {},
    "newsboat": {},
    "vim": {},
    "netnewswire": {},
}
"""By name: command ids and their keys."""
