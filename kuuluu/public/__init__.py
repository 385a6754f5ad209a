"""Pages for residents and for anyone. Reads the public register; holds no rule."""
