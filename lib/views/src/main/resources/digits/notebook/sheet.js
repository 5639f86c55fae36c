// A sheet to draw a digit on, with mouse, pen, finger or keys.

/** The sheet in points; the pen is as wide as a felt pen on a digit of its size. */
const SHEET = 280;
const PEN = 20;

/** Milliseconds between two answers while one draws: smooth to the eye, and a phone has time left to draw the line. */
const PAUSE = 60;

/** How far an arrow key moves the pen, and how far with Shift. */
const STRIDE = 10;
const SMALL_STRIDE = 3;

/** The drawing area; changed() is called a moment after something was drawn. */
function sheet(changed, speak) {
  const strokes = [];
  const cursor = { x: SHEET / 2, y: SHEET / 4, down: false, shown: false };
  const canvas = element("canvas", {
    class: "digits-draw-sheet", width: 2 * SHEET, height: 2 * SHEET, tabindex: 0, role: "application",
    "aria-label": "Drawing area. Draw with mouse, pen or finger. With the keyboard: arrow keys move the pen, Shift makes it move less, "
      + "Space puts it down and lifts it, Backspace takes back the last stroke, Delete clears.",
  });
  const context = canvas.getContext("2d");
  const bitmap = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  bitmap.canvas.width = bitmap.canvas.height = SHEET;
  let waiting = false;
  let telling = false;

  const place = (event) => {
    const area = canvas.getBoundingClientRect();
    return [((event.clientX - area.left) * SHEET) / area.width, ((event.clientY - area.top) * SHEET) / area.height];
  };
  let drawing = null;
  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || drawing !== null) return;
    drawing = event.pointerId;
    canvas.setPointerCapture(drawing);
    cursor.shown = cursor.down = false;
    strokes.push([place(event)]);
    redraw();
  });
  canvas.addEventListener("pointermove", (event) => {
    if (event.pointerId !== drawing) return;
    // A browser reports fewer moves than the pen makes, and hands out the rest on demand.
    const moves = event.getCoalescedEvents ? event.getCoalescedEvents() : [];
    strokes[strokes.length - 1].push(...(moves.length > 0 ? moves : [event]).map(place));
    redraw();
  });
  for (const end of ["pointerup", "pointercancel"]) {
    canvas.addEventListener(end, (event) => { if (event.pointerId === drawing) drawing = null; });
  }
  canvas.addEventListener("focus", () => { cursor.shown = canvas.matches(":focus-visible"); redraw(); });
  canvas.addEventListener("blur", () => { cursor.shown = cursor.down = false; redraw(); });
  canvas.addEventListener("keydown", key);

  function key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const stride = event.shiftKey ? SMALL_STRIDE : STRIDE;
    const moves = { ArrowLeft: [-stride, 0], ArrowRight: [stride, 0], ArrowUp: [0, -stride], ArrowDown: [0, stride] };
    if (moves[event.key]) move(...moves[event.key]);
    else if (event.key === " ") press();
    else if (event.key === "Backspace") undo();
    else if (event.key === "Delete") clear();
    else return;
    cursor.shown = true;
    event.preventDefault();
    event.stopPropagation();
  }

  function move(right, down) {
    const edge = PEN / 2;
    cursor.x = Math.max(edge, Math.min(SHEET - edge, cursor.x + right));
    cursor.y = Math.max(edge, Math.min(SHEET - edge, cursor.y + down));
    if (cursor.down) strokes[strokes.length - 1].push([cursor.x, cursor.y]);
    redraw();
  }

  function press() {
    cursor.down = !cursor.down;
    if (cursor.down) strokes.push([[cursor.x, cursor.y]]);
    speak.say(cursor.down ? "Pen down" : "Pen up");
    redraw();
  }

  function undo() {
    strokes.pop();
    cursor.down = false;
    redraw();
  }

  function clear() {
    strokes.length = 0;
    cursor.down = false;
    redraw();
  }

  function redraw() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      draw();
      if (telling) return;
      telling = true;
      setTimeout(() => {
        telling = false;
        changed();
      }, PAUSE);
    });
  }

  function draw() {
    for (const target of [context, bitmap]) {
      target.setTransform(1, 0, 0, 1, 0, 0);
      target.clearRect(0, 0, target.canvas.width, target.canvas.height);
      target.scale(target.canvas.width / SHEET, target.canvas.width / SHEET);
      target.lineWidth = PEN;
      target.lineCap = target.lineJoin = "round";
      target.strokeStyle = "#000";
      for (const stroke of strokes) {
        target.beginPath();
        target.moveTo(...stroke[0]);
        // A line to its own start makes a dot.
        for (const point of stroke.length > 1 ? stroke.slice(1) : stroke) target.lineTo(...point);
        target.stroke();
      }
    }
    if (strokes.length === 0) hint();
    if (cursor.shown) cross();
  }

  function hint() {
    context.fillStyle = "#5b6470";
    context.font = "15px system-ui, sans-serif";
    context.textAlign = "center";
    context.fillText("draw here, as large as you like", SHEET / 2, SHEET / 2);
  }

  /** Where the pen is that the keys move: a ring, filled while it is down. */
  function cross() {
    context.beginPath();
    context.arc(cursor.x, cursor.y, PEN / 2, 0, 2 * Math.PI);
    context.lineWidth = 3;
    context.strokeStyle = "#0b5cad";
    context.fillStyle = cursor.down ? "#0b5cad" : "rgba(255, 255, 255, 0.7)";
    context.fill();
    context.stroke();
  }

  draw();
  return {
    node: canvas,
    undo,
    clear,
    /** What is ink on the sheet; null if nothing is. */
    ink() {
      const { data } = bitmap.getImageData(0, 0, SHEET, SHEET);
      const points = new Uint8Array(SHEET * SHEET);
      let some = false;
      for (let i = 0; i < points.length; i++) {
        if (data[4 * i + 3] > 127) {
          points[i] = 1;
          some = true;
        }
      }
      return some ? { height: SHEET, width: SHEET, points } : null;
    },
  };
}

/** Pixels from 0, white, to 1, black. */
function paint(canvas, size, pixels) {
  const image = new ImageData(size, size);
  pixels.forEach((pixel, i) => {
    const grey = Math.round(255 * (1 - pixel));
    image.data.set([grey, grey, grey, 255], 4 * i);
  });
  canvas.getContext("2d").putImageData(image, 0, 0);
}
