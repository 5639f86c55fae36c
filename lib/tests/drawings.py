"""Digits as one draws them, each in two hands: strokes of points on a sheet from 0 to 1, right and down."""

import itertools
import math
from dataclasses import dataclass

Point = tuple[float, float]
Stroke = list[Point]


@dataclass(frozen=True)
class Drawing:
    digit: int
    hand: str
    strokes: list[Stroke]


def arc(x: float, y: float, width: float, height: float, start: float, end: float) -> Stroke:
    """Part of an ellipse around (x, y), from one angle to another in degrees: 0 is right, 90 is down."""
    count = max(3, round(abs(end - start) / 12))
    angles = [math.radians(start + (end - start) * i / count) for i in range(count + 1)]
    return [(x + width * math.cos(angle), y + height * math.sin(angle)) for angle in angles]


# Upright, as schools teach them.
SCHOOL = {
    0: [arc(0.5, 0.5, 0.28, 0.42, -90, 270)],
    1: [[(0.35, 0.25), (0.52, 0.08), (0.52, 0.92)]],
    2: [[*arc(0.5, 0.3, 0.24, 0.22, -170, 40), (0.26, 0.9), (0.78, 0.9)]],
    3: [arc(0.48, 0.29, 0.22, 0.2, -150, 80) + arc(0.48, 0.69, 0.25, 0.22, -80, 150)],
    4: [[(0.46, 0.08), (0.22, 0.58), (0.8, 0.58)], [(0.62, 0.36), (0.6, 0.93)]],
    5: [[(0.74, 0.09), (0.34, 0.09), (0.31, 0.44), *arc(0.48, 0.65, 0.26, 0.25, -120, 150)]],
    6: [[(0.62, 0.08), (0.42, 0.3), (0.3, 0.6), *arc(0.5, 0.7, 0.21, 0.21, 190, -170)]],
    7: [[(0.24, 0.1), (0.76, 0.1), (0.45, 0.92)], [(0.36, 0.5), (0.72, 0.5)]],
    8: [arc(0.5, 0.28, 0.2, 0.19, 60, -300)[:-1] + arc(0.5, 0.7, 0.23, 0.22, -60, 240) + [(0.4, 0.45)]],
    9: [[*arc(0.48, 0.3, 0.22, 0.21, 0, -360), (0.7, 0.6), *arc(0.48, 0.66, 0.23, 0.25, 0, 140)]],
}

# Quick, leaning to the right, small, in a corner of the sheet, some shapes others.
QUICK = {
    0: [arc(0.5, 0.5, 0.22, 0.4, -60, 310)],
    1: [[(0.5, 0.08), (0.5, 0.92)]],
    2: [[(0.28, 0.25), *arc(0.48, 0.28, 0.2, 0.19, -160, 50), (0.3, 0.86), (0.45, 0.8), (0.76, 0.92)]],
    3: [[(0.26, 0.12), (0.7, 0.1), (0.45, 0.42), *arc(0.46, 0.66, 0.26, 0.24, -80, 140)]],
    4: [[(0.5, 0.06), (0.2, 0.55), (0.45, 0.62), (0.78, 0.56)], [(0.66, 0.3), (0.58, 0.95)]],
    5: [[(0.36, 0.1), (0.34, 0.45), *arc(0.48, 0.66, 0.24, 0.24, -130, 140)], [(0.36, 0.1), (0.76, 0.1)]],
    6: [arc(0.6, 0.5, 0.32, 0.42, -110, -200) + arc(0.5, 0.7, 0.2, 0.2, 170, -190)],
    7: [[(0.22, 0.14), (0.5, 0.1), (0.76, 0.12), (0.6, 0.42), (0.48, 0.92)], [(0.38, 0.48), (0.74, 0.44)]],
    8: [
        [
            (0.68, 0.2),
            (0.5, 0.08),
            (0.32, 0.22),
            (0.42, 0.42),
            (0.62, 0.56),
            (0.7, 0.76),
            (0.5, 0.92),
            (0.3, 0.78),
            (0.38, 0.58),
            (0.6, 0.4),
            (0.68, 0.2),
        ]
    ],
    9: [[*arc(0.46, 0.3, 0.2, 0.2, -20, -350), (0.68, 0.25), (0.66, 0.6), (0.56, 0.8), (0.3, 0.9)]],
}


def leaning(strokes: list[Stroke], slope: float, size: float, right: float, down: float) -> list[Stroke]:
    return [[(right + size * (x + slope * (0.5 - y)), down + size * y) for x, y in stroke] for stroke in strokes]


def smooth(stroke: Stroke, step: float = 0.05) -> Stroke:
    """A hand moves in small steps."""
    points = [stroke[0]]
    for (x0, y0), (x1, y1) in itertools.pairwise(stroke):
        count = max(1, math.ceil(math.hypot(x1 - x0, y1 - y0) / step))
        points += [(x0 + (x1 - x0) * i / count, y0 + (y1 - y0) * i / count) for i in range(1, count + 1)]
    return points


DRAWINGS = [Drawing(digit, "school", leaning(strokes, 0, 0.9, 0.05, 0.05)) for digit, strokes in SCHOOL.items()]
DRAWINGS += [Drawing(digit, "quick", leaning(strokes, 0.25, 0.62, 0.3, 0.1)) for digit, strokes in QUICK.items()]
