"""
Exercises made from their sources, and what students have handed in, marked. Runs in .venv-classroom, beside nbgrader.

Read in this order: source and release (what students get), generate; course_folder (a teacher's); grading; collecting
and claiming (which file counts, and whose it is); what autograding does differently: restoring, running, box. The room
hub serves the course to a class.
"""
