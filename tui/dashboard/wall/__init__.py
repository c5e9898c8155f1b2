"""The wall on a Textual screen; what it shows is decided in `tui.wall`."""
