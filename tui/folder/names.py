"""Names that never hold news: hidden files, and what editors, downloads and sync tools leave."""

_ENDINGS = ("~", ".tmp", ".part", ".crdownload", ".swp")
_VIM_PROBE = "4913"
"""Vim creates a file of this name to see whether it may write into the directory."""


def is_ignored(name: str) -> bool:
    """Tell whether a file of this name is passed over, and not even listed."""
    if is_hidden(name):
        return True
    name = name.lower()
    return (
        name.endswith(_ENDINGS)
        or name == _VIM_PROBE
        or name.startswith("~syncthing~")
        or ".sync-conflict" in name
    )


def is_hidden(name: str) -> bool:
    """Tell whether the name is a hidden one: the only directories that are not entered."""
    return name.startswith(".")


def is_in_ignored(path: str) -> bool:
    """Tell whether the file at `path`, relative to the folder and parted by `/`, is ignored."""
    *directories, name = path.split("/")
    return is_ignored(name) or any(map(is_hidden, directories))


def parent(path: str) -> str:
    """Return the directory of `path`, empty for the folder itself."""
    return path.rpartition("/")[0]
