"""Which file systems announce what changes in them, and which must be polled."""

import os
import re
import sys

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
    if not sys.platform.startswith("linux"):
        return None
    try:
        device = os.stat(path).st_dev
        with open("/proc/self/mountinfo", "rb") as table:
            mounts = [_mount(line) for line in table]
    except (OSError, ValueError, IndexError):
        return None
    return _by_device(mounts, f"{os.major(device)}:{os.minor(device)}") or _by_prefix(mounts, path)


def _mount(line: bytes) -> tuple[str, str, str]:
    """Return device, mount point and type from a line of mountinfo (proc_pid_mountinfo(5))."""
    head, _, tail = line.partition(b" - ")
    fields = head.split(b" ")
    point = _ESCAPED.sub(lambda octal: bytes([int(octal[1], 8)]), fields[4])
    return fields[2].decode(), os.fsdecode(point), tail.split(b" ")[0].decode()


def _by_device(mounts: list[tuple[str, str, str]], device: str) -> str | None:
    return next((kind for its, _, kind in mounts if its == device), None)


def _by_prefix(mounts: list[tuple[str, str, str]], path: str) -> str | None:
    """Btrfs gives each subvolume a device of its own, which mountinfo does not know."""
    path = os.path.join(path, "")
    longest, name = 0, None
    for _, point, kind in mounts:
        under = os.path.join(point, "")
        if path.startswith(under) and len(under) >= longest:
            longest, name = len(under), kind
    return name
