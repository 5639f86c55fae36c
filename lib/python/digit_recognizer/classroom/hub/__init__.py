"""The hub of a class: its configuration, the accounts of its students, and students that are simulated to try it."""
