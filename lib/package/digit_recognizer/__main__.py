"""python -m digit_recognizer, where the folder of commands is not on the PATH."""

import sys

from .commands import main

sys.exit(main(sys.argv[1:]))
