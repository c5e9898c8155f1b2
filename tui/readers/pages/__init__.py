"""Saved pages: the article in them and what they say of it. `reader` is the door."""
