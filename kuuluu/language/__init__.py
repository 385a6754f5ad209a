"""Finnish, Swedish and English text as pure functions: no database, no city.

What people write is cleaned of tricks, searched for what must not be public, and read for what it is about.
"""
