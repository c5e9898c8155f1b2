"""HTML as Markdown of the safe subset, and the writing of Markdown. `fragment` is the door."""
