"""python -m digit_recognizer: the command digit-recognizer, where its folder is not on the PATH."""

import sys

from .installed.program import main

sys.exit(main(sys.argv[1:]))
