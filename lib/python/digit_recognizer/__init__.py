"""
The Python of Digit Recognizer. At the top is what everything needs: jdk, kernel, problem, process, server. The rooms:
installed (the command digit-recognizer), start (the commands of start.py), pages (notebooks as a site), classroom
(exercises, marks, the hub of a class). The wheel has the top, installed, the jars and the course; the other rooms stay
in the checkout.
"""
