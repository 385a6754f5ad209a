"""The yearly report to the council at the desk: what it says now, what lacks, and that it was given."""
