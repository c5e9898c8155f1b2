"""`newswall export`: the articles of a folder as one document, written piece by piece."""
