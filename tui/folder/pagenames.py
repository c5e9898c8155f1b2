"""What browsers call the directory that they save beside a page, for its scripts and pictures.

"Webpage, complete" writes `NAME.html` and a directory called after it, with an ending in the
language of the browser. None of what is in there is news. Its page makes it known: a directory
with such a name and no page beside it is one like any other.
"""

_ENDINGS = (
    *("_files", ".files", "_data", "_file", "-Dateien", "_fichiers", "_archivos", "_ficheiros"),
    *("_arquivos", "_bestanden", "-filer", "_filer", "_tiedostot", "_pliki", "_soubory", "_elemei"),
    *("_dosyalar", "_datoteke", "_fitxers", "_fitxategiak", "_failid", "_fails", "_bylos"),
    *("_fajlovi", "のファイル"),
)
"""Those of Windows' connected files, which browsers follow, and a few of browsers alone."""
_PAGES = (".html", ".htm", ".xhtml", ".xht", ".HTML", ".HTM")


def is_companion_name(directory: str) -> bool:
    """Tell whether a browser may have saved a directory beside a page, by its name."""
    return directory.endswith(_ENDINGS)


def pages_of(directory: str) -> list[str]:
    """Return what the page may be called that a directory was saved beside."""
    names = [directory.removesuffix(end) for end in _ENDINGS if directory.endswith(end)]
    return [name + page for name in names for page in _PAGES]


def companions_of(path: str) -> list[str]:
    """Return what a directory may be called that was saved beside `path`, if that is a page."""
    if not path.endswith(_PAGES):
        return []
    name = path.rpartition(".")[0]
    return [name + ending for ending in _ENDINGS]
