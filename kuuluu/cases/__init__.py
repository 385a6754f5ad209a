"""What every matter shares: number, thread, assignment, place, contact, clocks."""
