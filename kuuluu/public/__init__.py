"""Pages for residents: telling the city something, following one's own matter, and reading what is public of all."""
