"""What one student is given and what a machine must keep free; docs/hosting.md says what was measured."""

import os

GIB = 2**30

# At most: one server and two or three open notebooks.
MEMORY_LIMIT = "2G"
PROCESSOR_LIMIT = 2
# Of one kernel. The notebooks 01 to 07 and the exercises need far less; what Java takes beside its heap comes on top (250 MB).
HEAP = GIB // 2

# What to plan for a student who is working (0.5 to 0.65 GB were measured with one notebook open), and what the system, the hub and its proxy keep for themselves.
STUDENT = GIB
RESERVED = 2 * GIB


def total_memory() -> int:
    """Of this machine, in bytes."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
