"""Headlines and articles as a reader sees them."""
