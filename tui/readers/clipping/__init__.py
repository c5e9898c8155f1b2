"""The copied text of an article, the whole site around it. `reader` is the door; the words by
which pages are known are in `chrome.toml`.
"""
