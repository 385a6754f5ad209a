"""Pages for officers, publishers, registrars and administrators. Holds no rule."""
