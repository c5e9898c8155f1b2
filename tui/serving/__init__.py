"""`newswall --serve`: reader or wall in a browser, through textual-serve.

The server hands each page to a process of its own that shows the folder (`tui.serving.session`); it
ends when the page goes. Only pages that this server sent may speak to it (`tui.serving.guard`).
"""
