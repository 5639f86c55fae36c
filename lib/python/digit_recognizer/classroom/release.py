"""What stands between an exercise's source and what a student gets, for nbgrader and for the generator."""

from nbconvert.preprocessors import TagRemovePreprocessor
from nbgrader.converters import GenerateAssignment
from nbgrader.preprocessors import SaveCells
from traitlets.config import Config

LANGUAGE = "java"
BEGIN, END = "BEGIN SOLUTION", "END SOLUTION"
# Cells with this tag explain the worked answer, and are no part of the student's version.
ANSWER = "answer"
# The checks know this message, and say that the exercise is still to be done. A comment alone would not compile.
STUB = '// YOUR CODE HERE\nthrow new UnsupportedOperationException("not done yet");'

# nbgrader's own steps, after the answers are gone.
STEPS = [TagRemovePreprocessor, *GenerateAssignment.preprocessors.default()]
# The same without the gradebook.
STEPS_WITHOUT_GRADEBOOK = [step for step in STEPS if step is not SaveCells]


def configure(config: Config) -> None:
    config.ClearSolutions.code_stub = {LANGUAGE: STUB}
    config.ClearSolutions.begin_solution_delimeter = BEGIN
    config.ClearSolutions.end_solution_delimeter = END
    config.TagRemovePreprocessor.enabled = True
    config.TagRemovePreprocessor.remove_cell_tags = {ANSWER}
    config.GenerateAssignment.preprocessors = STEPS
