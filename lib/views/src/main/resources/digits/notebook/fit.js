// Fits ink on a bitmap as the pictures of a data set were fitted. The same steps as in the library's package digits.scan, where
// the reasons stand; a test holds both to the same pixels. Ink is {height, width, points}, a point being 1 for ink.

const FORMS = { UCI: fitAsUci, MNIST: fitAsMnist };

function fitAsUci(ink) {
  const block = 16;
  const grid = 8 * block;
  const straight = upright(cut(ink, box(ink)));
  const digit = cut(straight, box(straight));
  const scaledFor = (growth) => {
    const scaleY = (grid - 2 * growth) / digit.height;
    const widest = Math.max((grid * 20) / 32 - 2 * growth, block / 2);
    return scaled(digit, grid, Math.min(widest / digit.width, 1.5 * scaleY), scaleY);
  };
  let growth = 0;
  for (let round = 0; round < 2; round++) {
    const sorted = signedDistances(scaledFor(growth)).sort();
    const wanted = sorted[Math.floor((19.5 / 64) * sorted.length)];
    growth = Math.max((-grid * 3) / 32, Math.min((grid * 5) / 32, wanted));
  }
  const drawn = grown(scaledFor(growth), growth);
  return blocks(drawn, block, 0, 0).map((part) => Math.floor(16 * part + 0.5) / 16);
}

function fitAsMnist(ink) {
  const block = 8;
  const grid = 28 * block;
  const digit = cut(ink, box(ink));
  const scaledFor = (growth) => {
    const scale = (20 * block - 2 * growth) / Math.max(digit.height, digit.width);
    return scaled(digit, grid, scale, scale);
  };
  const width = strokeWidth(scaledFor(0));
  // What is all ink is thinned no more than leaves room around it.
  const growth = Math.max(-(grid - 20 * block) / 2 + 1, (Math.max(2.4 * block, Math.min(4 * block, width)) - width) / 2);
  const drawn = grown(scaledFor(growth), growth);
  const mean = centre(drawn);
  const down = Math.floor(grid / 2 - mean.y + 0.5);
  const right = Math.floor(grid / 2 - mean.x + 0.5);
  return blocks(drawn, block, down, right);
}

/** Over a stroke the distance from its edge rises from 0 to half its width and falls to 0: a quarter on average. */
function strokeWidth(ink) {
  let sum = 0;
  let area = 0;
  distances(ink, 0).forEach((distance, i) => {
    if (ink.points[i] === 1) {
      sum += distance - 0.5;
      area++;
    }
  });
  return (4 * sum) / area;
}

function isInk(ink, row, column) {
  return row >= 0 && row < ink.height && column >= 0 && column < ink.width && ink.points[row * ink.width + column] === 1;
}

function areaOf(ink) {
  let area = 0;
  for (const point of ink.points) area += point;
  return area;
}

/** The smallest box with all ink in it. */
function box(ink) {
  let top = ink.height, bottom = -1, left = ink.width, right = -1;
  for (let row = 0, i = 0; row < ink.height; row++) {
    for (let column = 0; column < ink.width; column++, i++) {
      if (ink.points[i] === 0) continue;
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
      left = Math.min(left, column);
      right = Math.max(right, column);
    }
  }
  return { top, left, height: bottom - top + 1, width: right - left + 1 };
}

function cut(ink, part) {
  const points = new Uint8Array(part.height * part.width);
  for (let row = 0, i = 0; row < part.height; row++) {
    for (let column = 0; column < part.width; column++, i++) {
      points[i] = ink.points[(part.top + row) * ink.width + part.left + column];
    }
  }
  return { height: part.height, width: part.width, points };
}

/** Where the ink balances: of points whose middles are at whole numbers and a half. */
function centre(ink) {
  const area = areaOf(ink);
  let x = 0, y = 0;
  for (let row = 0, i = 0; row < ink.height; row++) {
    for (let column = 0; column < ink.width; column++, i++) {
      if (ink.points[i] === 0) continue;
      x += (column + 0.5) / area;
      y += (row + 0.5) / area;
    }
  }
  return { x, y };
}

/** Shears ink until it leans neither way. */
function upright(ink) {
  const area = areaOf(ink);
  let meanX = 0, meanY = 0;
  for (let row = 0, i = 0; row < ink.height; row++) {
    for (let column = 0; column < ink.width; column++, i++) {
      if (ink.points[i] === 0) continue;
      meanX += column / area;
      meanY += row / area;
    }
  }
  let together = 0, down = 0;
  for (let row = 0, i = 0; row < ink.height; row++) {
    for (let column = 0; column < ink.width; column++, i++) {
      if (ink.points[i] === 0) continue;
      together += (column - meanX) * (row - meanY);
      down += (row - meanY) * (row - meanY);
    }
  }
  const slope = down === 0 ? 0 : together / down;
  const room = Math.ceil(Math.abs(slope) * ink.height);
  const width = ink.width + 2 * room;
  const points = new Uint8Array(ink.height * width);
  for (let row = 0, i = 0; row < ink.height; row++) {
    const shift = Math.floor(slope * (row - meanY) + 0.5);
    for (let column = -room; column < width - room; column++, i++) {
      const from = column + shift;
      if (from >= 0 && from < ink.width) points[i] = ink.points[row * ink.width + from];
    }
  }
  return { height: ink.height, width, points };
}

/** Puts ink that fills its bitmap into the middle of an empty square. */
function scaled(ink, grid, scaleX, scaleY) {
  const points = new Uint8Array(grid * grid);
  for (let row = 0, i = 0; row < grid; row++) {
    const fromRow = Math.floor((row + 0.5 - grid / 2) / scaleY + ink.height / 2);
    for (let column = 0; column < grid; column++, i++) {
      const fromColumn = Math.floor((column + 0.5 - grid / 2) / scaleX + ink.width / 2);
      if (isInk(ink, fromRow, fromColumn)) points[i] = 1;
    }
  }
  return { height: grid, width: grid, points };
}

/** All points whose distance from the ink's edge is at most so many points; only the side that changes is measured. */
function grown(ink, by) {
  if (by === 0) return ink;
  const apart = distances(ink, by > 0 ? 1 : 0);
  const stays = by > 0 ? (distance) => distance - 0.5 <= by : (distance) => 0.5 - distance <= by;
  return { ...ink, points: Uint8Array.from(apart, (distance, i) => (by > 0 || ink.points[i] === 1) && stays(distance) ? 1 : 0) };
}

/** The part of ink in each block of points, the picture being moved first. */
function blocks(ink, block, down, right) {
  const size = ink.height / block;
  const parts = new Float64Array(size * size);
  for (let i = 0; i < parts.length; i++) {
    const top = Math.floor(i / size) * block - down;
    const left = (i % size) * block - right;
    let count = 0;
    for (let row = top; row < top + block; row++) {
      for (let column = left; column < left + block; column++) if (isInk(ink, row, column)) count++;
    }
    parts[i] = count / (block * block);
  }
  return parts;
}

/** How far each point is from the edge of the ink: above 0 on paper, below 0 in ink. */
function signedDistances(ink) {
  const toInk = distances(ink, 1);
  const toPaper = distances(ink, 0);
  return toInk.map((distance, i) => (ink.points[i] === 1 ? 0.5 - toPaper[i] : distance - 0.5));
}

/** From the middle of each point to that of the nearest one that is ink (1), or paper (0). */
function distances(ink, wanted) {
  const squares = Float64Array.from(ink.points, (point) => (point === wanted ? 0 : 1e12));
  const room = envelopeRoom(Math.max(ink.height, ink.width));
  for (let column = 0; column < ink.width; column++) envelope(room, squares, column, ink.width, ink.height);
  for (let row = 0; row < ink.height; row++) envelope(room, squares, row * ink.width, 1, ink.width);
  return squares.map(Math.sqrt);
}

function envelopeRoom(longest) {
  return { values: new Float64Array(longest), ends: new Float64Array(longest + 1), vertices: new Int32Array(longest) };
}

/** The lower envelope of a parabola at each point of a line: min over q of (p − q)² + value of q. */
function envelope({ values, ends, vertices }, squares, first, step, length) {
  for (let q = 0; q < length; q++) values[q] = squares[first + q * step];
  const meeting = (q, vertex) => (values[q] + q * q - (values[vertex] + vertex * vertex)) / (2 * (q - vertex));
  let last = 0;
  vertices[0] = 0;
  ends[0] = -Infinity;
  for (let q = 1; q < length; q++) {
    let end = meeting(q, vertices[last]);
    while (end <= ends[last]) end = meeting(q, vertices[--last]);
    vertices[++last] = q;
    ends[last] = end;
  }
  ends[last + 1] = Infinity;
  for (let p = 0, k = 0; p < length; p++) {
    while (ends[k + 1] < p) k++;
    const q = vertices[k];
    squares[first + p * step] = (p - q) * (p - q) + values[q];
  }
}
