"""Dates as news writes them. `parse` is the door."""
