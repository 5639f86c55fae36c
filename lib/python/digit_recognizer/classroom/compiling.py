"""With which of Java's compilers the kernel of an exercise works."""

from collections.abc import Sequence

# The first compiler alone. Where nothing is trained, the second would take half of the processor time and win nothing.
ONCE = "-XX:TieredStopAtLevel=1"
# How the names of exercises begin whose answers train nothing.
TRAIN_NOTHING = ("01", "02", "03", "04", "05", "08", "09", "11", "12")


def java_options(name: str, train_nothing: Sequence[str] = TRAIN_NOTHING) -> list[str]:
    return [ONCE] if name.startswith(tuple(train_nothing)) else []
