"""
What start.py does, one idea a file, with Python's standard library only.

Read in this order: commands (what can be asked for), setup (the order of the set-up), then its steps: maven, library,
virtualenv; then lab, run and test, which come after the set-up. Each other command is a module of its name.
"""
