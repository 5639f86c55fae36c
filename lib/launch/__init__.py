"""
What start.py does, one idea a file, with Python's standard library only.

Read in this order: commands (what can be asked for), preparation (the order of the set-up), then its steps: jdk, maven,
virtualenv, library, kernel; then lab, run and tests, the commands that come after the set-up.
"""
