"""Supporting an initiative: said here, confirmed by a button behind a link, taken back by another; or signed when identified."""
