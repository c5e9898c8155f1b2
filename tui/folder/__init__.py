"""Which news files are in the folder and what happens to them: watchdog hints, a scan decides."""

from tui.folder.changes import Changes, FolderState, Skipped
from tui.folder.folder import Folder
from tui.folder.root import Absent, look_at_root
from tui.folder.signature import Signature, signature_of

__all__ = [
    "Absent",
    "Changes",
    "Folder",
    "FolderState",
    "Signature",
    "Skipped",
    "look_at_root",
    "signature_of",
]
