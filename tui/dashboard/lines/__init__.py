"""Lines of text on the screen: drawing, scrolling, selecting and finding in them."""
