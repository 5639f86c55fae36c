// Where the units of a network lie: the picture that comes in on the left, a block of units for each hidden layer, the classes
// on the right.

const GAP = 7;
/** A picture of weights says something from this size on. */
const SEEN = 26;

/** Places in a room of so many points: {picture, layers: [[{x, y, size}]], right}. */
function layoutOf(units, room) {
  const narrow = room.width < 460;
  const picture = { size: narrow ? 56 : 104, x: 2 };
  picture.y = (room.height - picture.size) / 2;
  const right = narrow ? 92 : 150;
  const hidden = units.slice(0, -1);
  const between = room.width - picture.size - right;
  const share = between / (hidden.length + 0.4);
  const layers = hidden.map((count, layer) => blockOf(count, {
    x: picture.size + share * (layer + 0.7) - share * 0.31, width: share * 0.62, height: room.height,
  }));
  const classes = units[units.length - 1];
  const size = Math.min(30, room.height / classes - 2);
  const step = room.height / classes;
  layers.push(Array.from({ length: classes }, (_, unit) => ({
    x: room.width - right, y: step * (unit + 0.5) - size / 2, size,
  })));
  return { picture, layers, right };
}

/** Squares in one column if they are large enough to be seen there, else in as many columns as make them largest. */
function blockOf(count, box) {
  let best = { size: 0 };
  for (let columns = 1; columns <= count && best.size < SEEN; columns++) {
    const rows = Math.ceil(count / columns);
    const size = Math.floor(Math.min(46, box.height / rows - GAP, (box.width + GAP) / columns - GAP));
    if (size > best.size) best = { size, columns, rows };
  }
  const { columns, rows } = best;
  const size = Math.max(3, best.size);
  const step = Math.min(box.height / rows, size + 16);
  const left = box.x + (box.width - columns * (size + GAP) + GAP) / 2;
  const top = (box.height - rows * step) / 2 + (step - size) / 2;
  return Array.from({ length: count }, (_, unit) => ({
    x: left + Math.floor(unit / rows) * (size + GAP), y: top + (unit % rows) * step, size,
  }));
}
