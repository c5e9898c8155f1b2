"""What leads out of an article: links, other articles, programs, and a browser that looks in."""
