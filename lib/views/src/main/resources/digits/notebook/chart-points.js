// The picture of a chart, as it was drawn. What is near the mouse or a finger, or where the arrow keys lead, stands out and tells
// its numbers; a click leaves that line alone in the picture until the next.

function show(stage, data) {
  const image = stage.parentElement.querySelector(".digits-static img");
  const lines = data.charts.flatMap((chart) => chart.lines.map((line) => ({ ...line, chart })));
  const drawing = drawn("svg", { viewBox: `0 0 ${data.width} ${data.height}`, class: "digits-chart", "aria-hidden": "true" });
  const told = element("div", { class: "digits-told", hidden: "" });
  const said = speaker();
  const NEAR = 40;
  let chosen = null;
  let alone = null;

  function nearest(x, y) {
    let best = null, least = NEAR * NEAR;
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
    if (alone) {
      const others = lines.filter((line) => line.chart === alone.chart);
      const left = others.flatMap((line) => line.left), top = others.flatMap((line) => line.top);
      const [x, y] = [Math.min(...left) - 6, Math.min(...top) - 6];
      drawing.append(drawn("rect", { x, y, width: Math.max(...left) + 6 - x, height: Math.max(...top) + 6 - y, fill: "#fff", opacity: 0.85 }));
      trace(alone, 2.5, 1);
    }
    if (!chosen) return;
    const { line, i } = chosen;
    if (line !== alone) trace(line, 7, 0.3);
    drawing.append(drawn("circle", { cx: line.left[i], cy: line.top[i], r: 6, fill: line.color, stroke: "#fff", "stroke-width": 2 }));
    const name = line.name === line.chart.upwards ? "" : line.name + ": ";
    told.textContent = `${name}${line.chart.upwards} ${line.y[i]}, ${line.chart.across} ${line.x[i]}`;
    said.say(told.textContent);
    // Beside the point, towards the middle of the picture, so that it is inside.
    const isRight = line.left[i] > data.width / 2, isLow = line.top[i] > data.height / 2;
    told.style.left = isRight ? "auto" : `${(100 * (line.left[i] + 12)) / data.width}%`;
    told.style.right = isRight ? `${(100 * (data.width - line.left[i] + 12)) / data.width}%` : "auto";
    told.style.top = isLow ? "auto" : `${(100 * (line.top[i] + 12)) / data.height}%`;
    told.style.bottom = isLow ? `${(100 * (data.height - line.top[i] + 12)) / data.height}%` : "auto";
  }

  function trace(line, width, opacity) {
    if (line.isLine) {
      const points = line.left.map((left, i) => left + "," + line.top[i]).join(" ");
      drawing.append(drawn("polyline", { points, fill: "none", stroke: line.color, "stroke-width": width, opacity, "stroke-linejoin": "round" }));
    } else {
      line.left.forEach((left, i) => drawing.append(drawn("circle", { cx: left, cy: line.top[i], r: 4 + width / 4, fill: line.color, opacity })));
    }
  }

  function leave() {
    alone = chosen = null;
    paint();
  }

  const point = (event) => {
    const box = image.getBoundingClientRect();
    choose(nearest(((event.clientX - box.left) / box.width) * data.width, ((event.clientY - box.top) / box.height) * data.height));
  };
  const aloneOrAll = () => {
    alone = alone || !chosen ? null : chosen.line;
    paint();
  };
  const move = (event) => {
    const [along, other] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] || [0, 0];
    if (event.key === "Escape") leave();
    else if (event.key === "Enter") aloneOrAll();
    else if (!along && !other) return;
    else if (!chosen) choose({ line: alone || lines[0], i: 0 });
    else {
      const line = alone || lines[(lines.indexOf(chosen.line) + other + lines.length) % lines.length];
      choose({ line, i: Math.max(0, Math.min(line.left.length - 1, chosen.i + along)) });
    }
    event.preventDefault();
  };
  const box = element("div", {
    class: "digits-box", tabindex: 0, role: "group", "aria-label": "chart; arrow keys tell its numbers, Enter leaves one line alone",
    onpointermove: point, onpointerdown: point, onkeydown: move,
    // A finger leaves at once; what it pointed at is still to be read.
    onpointerleave: (event) => { if (event.pointerType === "mouse") choose(null); },
    onclick: (event) => { if (event.pointerType === "mouse") aloneOrAll(); },
  }, drawing, told);
  stage.append(box, said);
  // The picture itself is not there twice.
  box.prepend(image);
}
