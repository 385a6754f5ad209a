"""What a city already has elsewhere is brought here: read as a table, shown before it is done, and done once."""
