"""
The course Digit Recognizer as an installed package: it copies the notebooks into a folder and opens them.

Read in this order: commands (what can be asked for), course (copying, never over changed work), opening, places. The build
adds what start.py has as well, from lib/launch (jdk, kernel, problem, process, server), and the course itself.
"""
