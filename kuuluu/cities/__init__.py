"""The city as data: its services and their owners, areas, promises, calendar and look.

Differences between cities are rows loaded from files, never a subclass and never an if.
"""
