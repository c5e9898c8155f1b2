"""What an instance that follows another one says of the folder: what that one says, if it does."""

import json
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tui.folder import FolderState
    from tui.library import Follower

_SILENT = (
    "The newswall that reads this folder does not answer: it is stopped or hangs. What came since "
    "is not shown. It will be when that one goes on, or ends."
)
_KINDS = ("live", "polling", "offline")


def word_of(state: "FolderState") -> str:
    """Return `state` as a word for those who follow."""
    return json.dumps([state.kind, state.reason, state.since.isoformat()])


def heard_from(follower: "Follower") -> dict[str, Any]:
    """Return the fields of a `Status` that the other newswall's word, or its silence, gives.

    There are none before it has said anything.
    """
    silent_since = follower.ask()
    if silent_since is not None:
        return {"kind": "offline", "reason": _SILENT, "since": silent_since}
    with suppress(ValueError, TypeError):
        kind, reason, since = json.loads(follower.word)
        if kind in _KINDS and isinstance(reason, str):
            return {"kind": kind, "reason": reason, "since": datetime.fromisoformat(since)}
    return {}
