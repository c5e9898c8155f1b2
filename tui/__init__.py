"""newswall: a news reader and news display whose inbox is a folder."""

__version__ = "0.1.0"
