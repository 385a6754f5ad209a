"""Kuuluu: one channel between a city and everyone who lives in it or uses its services."""
