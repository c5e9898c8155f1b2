"""Feeds, of XML and of JSON: what says what, and the articles that are made of it. `reader` and
`jsonfeed` are the doors.
"""
