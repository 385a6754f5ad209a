"""Initiatives from elsewhere at the desk: a file, which column is what, what would come of it, and done."""
