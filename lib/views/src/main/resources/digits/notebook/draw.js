// A sheet to draw a digit on, what the network sees of it, and what it answers, while one draws.

/** The sheet in points; the pen is as wide as a felt pen on a digit of its size. */
const SHEET = 280;
const PEN = 20;

/** Milliseconds between two answers while one draws: smooth to the eye, and a phone has time left to draw the line. */
const PAUSE = 60;

/** How far an arrow key moves the pen, and how far with Shift. */
const STRIDE = 10;
const SMALL_STRIDE = 3;

function show(root, data) {
  const layers = networkOf(data);
  const speak = speaker();
  const paper = sheet(() => refresh(), speak);
  const seen = element("canvas", { class: "digits-draw-seen", width: data.size, height: data.size, role: "img" });
  const answer = answers(data);
  const undo = element("button", { type: "button", onclick: () => paper.undo() }, "Undo");
  const clear = element("button", { type: "button", onclick: () => paper.clear() }, "Clear");

  root.append(
    element("div", { class: "digits-draw-board" },
      element("div", { class: "digits-draw-part" },
        element("div", { class: "digits-draw-title" }, "Your drawing"),
        paper.node,
        element("div", { class: "digits-draw-buttons" }, undo, clear)),
      element("div", { class: "digits-draw-part" },
        element("div", { class: "digits-draw-title" }, "What the network sees"),
        seen,
        element("p", { class: "digits-muted" }, data.size + "×" + data.size + " pixels, each from 0 to 1")),
      element("div", { class: "digits-draw-part digits-draw-wide" },
        element("div", { class: "digits-draw-title" }, "What it answers"),
        answer.node)),
    help(data),
    speak);
  refresh();

  function refresh() {
    const ink = paper.ink();
    undo.disabled = clear.disabled = !ink;
    const pixels = ink ? FORMS[data.form](ink) : new Float64Array(data.size * data.size);
    paint(seen, data.size, pixels);
    seen.setAttribute("aria-label", ink ? "The drawing as the network sees it, " + data.size + " by " + data.size + " pixels" : "Empty paper");
    const outputs = ink ? predict(layers, pixels) : null;
    speak.say(answer.show(outputs) || "");
  }
}

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

/** The classes, the likeliest first, each with a bar and its percentage. */
function answers(data) {
  const parts = data.percent;
  const rows = Array.from({ length: data.layers[data.layers.length - 1].units }, (_, digit) => {
    const bar = element("span", { class: "digits-draw-bar" });
    const value = element("span", { class: "digits-draw-value" });
    const node = element("li", {}, element("span", { class: "digits-draw-digit" }, String(digit)),
      element("span", { class: "digits-draw-track", "aria-hidden": "true" }, bar), value);
    return { digit, node, bar, value };
  });
  const list = element("ol", { class: "digits-draw-answers", "aria-label": "Answers, the likeliest first" }, ...rows.map((row) => row.node));
  const text = (output) => (parts ? (100 * output).toFixed(1) + "%" : written(output, 3));

  /** Shows outputs, and gives back the sentence that says them. */
  function show(outputs) {
    list.classList.toggle("digits-draw-empty", !outputs);
    const order = rows.slice();
    if (outputs) order.sort((a, b) => outputs[b.digit] - outputs[a.digit] || a.digit - b.digit);
    const largest = outputs ? Math.max(...outputs, 0) : 0;
    order.forEach((row, rank) => {
      const output = outputs ? outputs[row.digit] : 0;
      const length = parts ? output : largest > 0 ? output / largest : 0;
      row.bar.style.width = 100 * Math.max(0, Math.min(1, length)) + "%";
      row.value.textContent = outputs ? text(output) : "–";
      row.node.dataset.digit = row.digit;
      // Moving a row that is in its place would restart what a screen reader reads.
      if (list.children[rank] !== row.node) list.insertBefore(row.node, list.children[rank]);
    });
    return outputs && "Most likely " + order[0].digit + ", " + text(outputs[order[0].digit]) + ", then " + order[1].digit + ", "
      + text(outputs[order[1].digit]);
  }
  return { node: list, show };
}

function help(data) {
  return element("details", { class: "digits-draw-help" },
    element("summary", {}, "From your drawing to the network's picture"),
    element("ol", {}, ...data.steps.map((step) => element("li", {}, step))),
    element("p", {}, "With the keyboard: arrow keys move the pen (Shift: less far), Space puts it down and lifts it, Backspace takes back "
      + "the last stroke, Delete clears."));
}
