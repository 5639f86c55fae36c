"""
The course Digit Recognizer as an installed package: it copies the notebooks into a folder and opens them.

Read in this order: program (what can be asked for), copying (never over changed work), opening, contents. The folders
wheel and container have what turns it into a wheel, and the wheel into an image.
"""
