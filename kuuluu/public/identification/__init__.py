"""A resident identifies strongly at the city's identity service, comes back, sees as whom, and ends it."""
