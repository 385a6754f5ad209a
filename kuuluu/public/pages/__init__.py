"""Pages for anyone, all made from the public register through the public door."""
