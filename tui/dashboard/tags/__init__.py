"""The tab of the tags, and what is muted."""
