"""Support at the desk: pages of signatures read by two, support at the service point, and supports found invalid."""
