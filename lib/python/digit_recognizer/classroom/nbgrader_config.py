"""
nbgrader's configuration for the course of Digit Recognizer. 'start.py classroom' copies it into a course folder and
never overwrites it there: change what you like. docs/grading.md explains it.
"""

from pathlib import Path

from digit_recognizer.classroom import autograding, collecting, release

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

# Files that were handed in by mail or through another platform, in downloaded/EXERCISES/archive: the student's id is
# what stands before the first _ of a file's name, or of its folder's; then anything, then the name of the exercises.
# Browsers add a number: "… (1).ipynb".
c.ZipCollectApp.collector_plugin = collecting.Collector
c.Collector.named_regexp = (
    r".*[/\\](?!extracted[/\\]|\d\d-)(?P<student_id>[^/\\_]+)(?:_[^/\\]*)?[/\\_]"
    r"(?P<file_id>\d\d-[^/\\_]*?)(?: ?\(\d+\))?\.ipynb$"
)

# With the exchange, where students have accounts on the same machine: a folder that all of them can reach.
# c.Exchange.root = "/srv/nbgrader/exchange"
