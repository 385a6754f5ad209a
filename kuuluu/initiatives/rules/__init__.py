"""Who may do what with an initiative and when, what holds in a city on a day, and who is one person."""
