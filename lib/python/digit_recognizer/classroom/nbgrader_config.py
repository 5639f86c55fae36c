"""
nbgrader's configuration for the course of Digit Recognizer. 'start.py classroom' copies it into a course folder and
never overwrites it there: change what you like. docs/grading.md explains it.
"""

from pathlib import Path

from digit_recognizer.classroom import autograding, feedback, release

c = get_config()  # noqa: F821
HERE = Path(__file__).resolve().parent

c.CourseDirectory.course_id = HERE.name
c.CourseDirectory.root = str(HERE)

# What students get of an exercise's source.
release.configure(c)

# What is run of a submission, and how.
autograding.configure(c, HERE)
c.RunInBox.cell_seconds = 30
c.RunInBox.notebook_seconds = 300
# auto, or one of: user, bubblewrap, plain
c.RunInBox.isolation = "auto"

# What a student gets back.
feedback.configure(c)

# With the exchange, where students have accounts on the same machine: a folder that all of them can reach.
# c.Exchange.root = "/srv/nbgrader/exchange"
