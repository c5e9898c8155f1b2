"""Notes: Markdown with front matter. `reader` is the door; `markdown` serves others too."""
