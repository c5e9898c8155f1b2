"""Commands, declared once, and the keys, lists and sheets that follow from them."""
