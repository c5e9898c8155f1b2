"""Which file system a path is on, where it is mounted, and whether it announces what changes."""

import os
import re
import sys
from typing import NamedTuple

_SILENT = {
    "9p", "afs", "beegfs", "ceph", "cifs", "coda", "drvfs", "fakeowner", "fuse", "gfs2",
    "glusterfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "orangefs", "prl_fs", "smb2",
    "smb3", "smbfs", "vboxsf", "virtiofs", "vmhgfs",
}  # fmt: skip
"""Names from /proc/self/mountinfo of file systems that others can change behind our back.

A local disk through FUSE (`fuseblk`, NTFS for one) does announce; `fuse.sshfs` and its like do not.
"""

_ESCAPED = re.compile(rb"\\([0-3][0-7]{2})")


def silent_filesystem(path: str) -> str | None:
    """Return the name of the file system of `path` if it must be polled, else None.

    Where that cannot be told (no Linux, no /proc) the answer is None: a change that is found and
    was not announced tells it later.
    """
    name = filesystem(path)
    if name is not None and (name in _SILENT or name.startswith("fuse.")):
        return name
    return None


def filesystem(path: str) -> str | None:
    """Return the name of the file system that `path` is on, None when unknown."""
    mounts = _mounts()
    if not mounts:
        return None
    try:
        device = os.stat(path).st_dev
    except (OSError, ValueError):
        return None
    number = f"{os.major(device)}:{os.minor(device)}"
    # Btrfs gives each subvolume a device of its own, which mountinfo does not know.
    found = next((each for each in mounts if each.device == number), _nearest(mounts, path))
    return None if found is None else found.kind


def mount_point(path: str) -> str:
    """Return the directory at which the file system of `path`, a real path, is mounted.

    It is the same after the next start of the machine, which the number of the device is not.
    """
    nearest = _nearest(_mounts(), path)
    if nearest is not None:
        return nearest.point
    while not os.path.ismount(path) and path != os.path.dirname(path):
        path = os.path.dirname(path)
    return path


class _Mount(NamedTuple):
    device: str
    point: str
    kind: str


def _mounts() -> list[_Mount]:
    """Return what is mounted, empty where that cannot be told."""
    if not sys.platform.startswith("linux"):
        return []
    try:
        with open("/proc/self/mountinfo", "rb") as table:
            return [_mount(line) for line in table]
    except (OSError, ValueError, IndexError):
        return []


def _mount(line: bytes) -> _Mount:
    """Return what a line of mountinfo says (proc_pid_mountinfo(5))."""
    head, _, tail = line.partition(b" - ")
    fields = head.split(b" ")
    point = _ESCAPED.sub(lambda octal: bytes([int(octal[1], 8)]), fields[4])
    return _Mount(fields[2].decode(), os.fsdecode(point), tail.split(b" ")[0].decode())


def _nearest(mounts: list[_Mount], path: str) -> _Mount | None:
    """Return the mount that `path` lies in; of several at one place the last covers the others."""
    path = os.path.join(path, "")
    found, longest = None, 0
    for mount in mounts:
        under = os.path.join(mount.point, "")
        if path.startswith(under) and len(under) >= longest:
            found, longest = mount, len(under)
    return found
