"""The line in which one types what to look for, in the list and in a page."""
