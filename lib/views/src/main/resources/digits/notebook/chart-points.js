// The picture of a chart, as it was drawn. What is near the mouse or a finger, or where the arrow keys lead, stands out and tells
// its numbers; a click leaves that line alone in the picture until the next, a double click enlarges what is there.

function show(stage, data) {
  const image = stage.parentElement.querySelector(".digits-static img");
  const lines = data.charts.flatMap((chart) => chart.lines.map((line) => ({ ...line, chart })));
  const drawing = drawn("svg", { viewBox: `0 0 ${data.width} ${data.height}`, class: "digits-chart", "aria-hidden": "true" });
  const told = element("div", { class: "digits-told", hidden: "" });
  const said = speaker();
  const NEAR = 40, ENLARGED = 4;
  let chosen = null;
  let alone = null;
  // How much is enlarged, and from where on it is seen.
  let zoom = 1, from = [0, 0];

  function nearest(x, y) {
    let best = null, least = (NEAR / zoom) ** 2;
    for (const line of lines) {
      if (alone && line !== alone) continue;
      for (let i = 0; i < line.left.length; i++) {
        const distance = (line.left[i] - x) ** 2 + (line.top[i] - y) ** 2;
        if (distance < least) [best, least] = [{ line, i }, distance];
      }
    }
    return best;
  }

  function choose(place) {
    if (place?.line === chosen?.line && place?.i === chosen?.i) return;
    chosen = place;
    paint();
  }

  function paint() {
    drawing.replaceChildren();
    told.hidden = !chosen;
    for (const chart of alone ? [alone.chart] : zoom > 1 ? data.charts : []) {
      const others = lines.filter((line) => line.chart === chart);
      const left = others.flatMap((line) => line.left), top = others.flatMap((line) => line.top);
      const [x, y] = [Math.min(...left) - 6, Math.min(...top) - 6];
      drawing.append(drawn("rect", { x, y, width: Math.max(...left) + 6 - x, height: Math.max(...top) + 6 - y, fill: "#fff", opacity: 0.85 }));
      // The picture's own lines grow with it; these stay thin, so that what lay upon each other is told apart.
      others.filter((line) => !alone || line === alone).forEach((line) => trace(line, 2.5, 1));
    }
    if (!chosen) return;
    const { line, i } = chosen;
    if (line !== alone) trace(line, 7, 0.3);
    drawing.append(drawn("circle", { cx: line.left[i], cy: line.top[i], r: 6 / zoom, fill: line.color, stroke: "#fff", "stroke-width": 2 / zoom }));
    const name = line.name === line.chart.upwards ? "" : line.name + ": ";
    told.textContent = `${name}${line.chart.upwards} ${line.y[i]}, ${line.chart.across} ${line.x[i]}`;
    said.say(told.textContent);
    // Beside the point, towards the middle of the picture, so that it is inside.
    const left = (line.left[i] - from[0]) * zoom, top = (line.top[i] - from[1]) * zoom;
    const isRight = left > data.width / 2, isLow = top > data.height / 2;
    told.style.left = isRight ? "auto" : `${(100 * (left + 12)) / data.width}%`;
    told.style.right = isRight ? `${(100 * (data.width - left + 12)) / data.width}%` : "auto";
    told.style.top = isLow ? "auto" : `${(100 * (top + 12)) / data.height}%`;
    told.style.bottom = isLow ? `${(100 * (data.height - top + 12)) / data.height}%` : "auto";
  }

  function trace(line, width, opacity) {
    if (line.isLine) {
      const points = line.left.map((left, i) => left + "," + line.top[i]).join(" ");
      drawing.append(drawn("polyline", { points, fill: "none", stroke: line.color, "stroke-width": width / zoom, opacity, "stroke-linejoin": "round" }));
    } else {
      line.left.forEach((left, i) => drawing.append(drawn("circle", { cx: left, cy: line.top[i], r: (4 + width / 4) / zoom, fill: line.color, opacity })));
    }
  }

  /** Enlarges what is around a place, or shows all again. */
  function enlarge(times, x, y) {
    zoom = times;
    from = [[x, data.width], [y, data.height]].map(([at, size]) => Math.max(0, Math.min(size - size / zoom, at - size / zoom / 2)));
    image.style.transform = zoom === 1 ? "" : `scale(${zoom}) translate(${(-100 * from[0]) / data.width}%, ${(-100 * from[1]) / data.height}%)`;
    drawing.setAttribute("viewBox", `${from[0]} ${from[1]} ${data.width / zoom} ${data.height / zoom}`);
    paint();
  }

  function leave() {
    alone = chosen = null;
    enlarge(1, 0, 0);
  }

  const placeOf = (event) => {
    const box = image.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * data.width, ((event.clientY - box.top) / box.height) * data.height];
  };
  const point = (event) => choose(nearest(...placeOf(event)));
  const aloneOrAll = () => {
    alone = alone || !chosen ? null : chosen.line;
    paint();
  };
  const move = (event) => {
    const [along, other] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] || [0, 0];
    if (event.key === "Escape") leave();
    else if (event.key === "Enter") aloneOrAll();
    else if (event.key === "+" && chosen) enlarge(ENLARGED, chosen.line.left[chosen.i], chosen.line.top[chosen.i]);
    else if (event.key === "-") enlarge(1, 0, 0);
    else if (!along && !other) return;
    else if (!chosen) choose({ line: alone || lines[0], i: 0 });
    else {
      const line = alone || lines[(lines.indexOf(chosen.line) + other + lines.length) % lines.length];
      choose({ line, i: Math.max(0, Math.min(line.left.length - 1, chosen.i + along)) });
    }
    event.preventDefault();
  };
  const box = element("div", {
    class: "digits-box", tabindex: 0, role: "group", "aria-label": "chart; arrow keys tell its numbers, Enter leaves one line alone, + enlarges what is there, - shows all",
    onpointermove: point, onpointerdown: point, onkeydown: move,
    // A finger leaves at once; what it pointed at is still to be read.
    onpointerleave: (event) => { if (event.pointerType === "mouse") choose(null); },
    ondblclick: (event) => enlarge(zoom === 1 ? ENLARGED : 1, ...placeOf(event)),
    onclick: (event) => { if (event.pointerType === "mouse") aloneOrAll(); },
  }, drawing, told);
  stage.append(box, said);
  // The picture itself is not there twice.
  box.prepend(image);
}
