"""The wall: what a news display shows, and for how long. Pure: no screen, no timer, no thread."""
