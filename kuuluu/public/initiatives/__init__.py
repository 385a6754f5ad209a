"""Pages of initiatives for anyone: the list, one of them with its thread, its earlier texts, and the feed."""
