"""How a table is read: its bytes, its columns, its cells."""
