"""Initiatives at the desk: the list, one with everything on one page, its text looked at, and every act of the city."""
