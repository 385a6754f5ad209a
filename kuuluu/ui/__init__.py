"""The page kit: base templates, components, form rendering, the thread, and what every request carries."""
