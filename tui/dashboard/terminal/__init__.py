"""The terminal itself: what comes from it, what may go to it, and its end."""
