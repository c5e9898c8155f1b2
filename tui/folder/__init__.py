"""Which news files are in the folder and what happens to them: watchdog hints, a scan decides."""

from tui.folder.changes import Changes, FolderState, Skipped
from tui.folder.folder import Folder
from tui.folder.signature import Signature, signature_of

__all__ = ["Changes", "Folder", "FolderState", "Signature", "Skipped", "signature_of"]
