"""Making an initiative: one question a page, and the makers' own page."""
