// Where the units of a network lie: the picture that comes in on the left, a block of units for each hidden layer, the classes
// on the right.

const GAP = 4;

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
  const size = Math.min(30, room.height / classes - GAP);
  const step = room.height / classes;
  layers.push(Array.from({ length: classes }, (_, unit) => ({
    x: room.width - right, y: step * (unit + 0.5) - size / 2, size,
  })));
  return { picture, layers, right };
}

/** Squares as large as fit, in as many columns as they need. */
function blockOf(count, box) {
  let size = 46;
  let rows, columns;
  for (; size > 4; size--) {
    rows = Math.max(1, Math.floor((box.height + GAP) / (size + GAP)));
    columns = Math.ceil(count / rows);
    if (columns * (size + GAP) - GAP <= box.width) break;
  }
  rows = Math.ceil(count / columns);
  const step = Math.min((box.height + GAP) / rows, size + 16);
  const left = box.x + (box.width - columns * (size + GAP) + GAP) / 2;
  const top = (box.height - rows * step) / 2 + (step - size) / 2;
  return Array.from({ length: count }, (_, unit) => ({
    x: left + Math.floor(unit / rows) * (size + GAP), y: top + (unit % rows) * step, size,
  }));
}
