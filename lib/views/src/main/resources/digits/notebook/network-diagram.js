// A network as layers of units. Weights and activations come from the library; here they are only drawn.

// In units of the drawing, which is scaled to the room there is; on a phone it is narrower, so that its text stays readable.
const WIDE = 760;
const NARROW = 440;
const TOP = 34;

function show(stage, data) {
  const layers = data.sizes.length;
  const narrow = window.innerWidth < 600;
  const room = { width: narrow ? NARROW : WIDE, height: Math.max(...data.sizes.slice(data.height ? 1 : 0)) > 5 ? 440 : 280 };
  const places = layoutOf(data, room);
  if (narrow) stage.classList.add("digits-narrow");
  const diagram = {
    data, places, moment: data.moments.length - 1, example: 0, reached: layers - 1, unit: null, signal: false, timer: 0,
    scale: scales(data),
  };
  const spoken = speaker();

  // --- what is drawn once ---
  const lines = data.lines.map((layer, index) => layer.map(([from, to]) => {
    const [x1, y1] = places[index][from];
    const [x2, y2] = places[index + 1][to];
    return drawn("line", { x1, y1, x2, y2, "data-from": from, "data-to": to });
  }));
  const pixels = data.height ? pixelsOf(data, places[0]) : null;
  const units = places.map((column, layer) => (layer === 0 && data.height ? [] : column.map(([x, y, radius], unit) => unitOf(diagram, layer, unit, x, y, radius, choose))));
  const bars = places[layers - 1].map(([x, y, radius], unit) => ({
    bar: drawn("rect", { class: "digits-bar", x: x + radius + 26, y: y - Math.min(7, radius), height: Math.min(14, 2 * radius), width: 0 }),
    text: drawn("text", { class: "digits-share", x: x + radius + 30, y: y + 4 }),
    name: drawn("text", { class: "digits-class", x: x + radius + 6, y: y + 4 }, String(unit)),
  }));
  const svg = drawn("svg", { viewBox: "0 0 " + room.width + " " + room.height, role: "group", "aria-label": "layers of units" },
    ...places.map((column, layer) => drawn("text", { class: "digits-head", x: headOf(data, column, layer), y: 16 }, titleOf(data, layer, narrow))),
    ...lines.map((layer) => drawn("g", { class: "digits-lines", "aria-hidden": "true" }, ...layer)),
    pixels && pixels.group,
    ...units.map((column) => drawn("g", null, ...column)),
    drawn("g", { "aria-hidden": "true" }, ...bars.flatMap(({ bar, text, name }) => [bar, text, name])));
  svg.addEventListener("keydown", (event) => moveFocus(event, units));

  // --- controls ---
  const examples = element("div", { class: "digits-examples", role: "group", "aria-label": "examples" }, ...data.labels.map((label, example) =>
    element("button", { type: "button", value: example, "aria-label": "example " + example + ", label " + label, onclick: () => { diagram.example = example; refresh(); } },
      data.height ? thumbnail(data, example) : null, element("span", null, "label " + label))));
  const back = element("button", { type: "button", onclick: () => reach(diagram.reached - 1) }, "◀ Layer back");
  const next = element("button", { type: "button", onclick: () => reach(diagram.reached + 1) }, "Next layer ▶");
  const send = element("button", { type: "button", class: "digits-main", onclick: sendThrough }, "Send it through");
  const kind = element("select", { onchange: () => { diagram.signal = kind.value === "signal"; refresh(); } },
    element("option", { value: "weights" }, "weights"), element("option", { value: "signal" }, "weight × what comes in"));
  const time = data.moments.length > 1 ? timeline() : null;
  const told = element("p", { class: "digits-told" });
  const about = element("p", { class: "digits-about digits-muted" });
  stage.append(examples, element("div", { class: "digits-controls" }, send, back, next, element("label", null, "lines show ", kind)),
    time && time.box || "", told, element("div", { class: "digits-canvas" }, svg), about, spoken);

  function choose(layer, unit) {
    const same = diagram.unit && diagram.unit[0] === layer && diagram.unit[1] === unit;
    diagram.unit = same ? null : [layer, unit];
    refresh();
  }

  function reach(layer) {
    diagram.reached = Math.max(0, Math.min(layers - 1, layer));
    refresh();
  }

  function sendThrough() {
    clearInterval(diagram.timer);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return reach(layers - 1);
    reach(0);
    diagram.timer = setInterval(() => {
      if (diagram.reached >= layers - 1 || !stage.isConnected) return clearInterval(diagram.timer);
      reach(diagram.reached + 1);
    }, 800);
  }

  function timeline() {
    const slider = element("input", { type: "range", min: 0, max: data.moments.length - 1, value: diagram.moment, "aria-label": "moment of the training", oninput: () => { pause(); at(Number(slider.value)); } });
    const play = element("button", { type: "button", onclick: () => (playing ? pause() : begin()) }, "▶ Replay");
    const label = element("span", { class: "digits-moment" });
    let playing = 0;
    const pause = () => { clearInterval(playing); playing = 0; play.textContent = "▶ Replay"; };
    const begin = () => {
      if (diagram.moment === data.moments.length - 1) at(0);
      play.textContent = "Pause";
      playing = setInterval(() => {
        if (diagram.moment === data.moments.length - 1 || !stage.isConnected) pause();
        else at(diagram.moment + 1);
      }, 250);
    };
    const at = (moment) => { diagram.moment = moment; refresh(); };
    const update = () => {
      const text = momentText(data.moments[diagram.moment]);
      slider.value = diagram.moment;
      slider.setAttribute("aria-valuetext", text);
      label.textContent = text;
    };
    return { box: element("div", { class: "digits-controls" }, play, slider, label), update };
  }

  function refresh() {
    const moment = data.moments[diagram.moment];
    for (const button of examples.children) button.setAttribute("aria-pressed", Number(button.value) === diagram.example);
    back.disabled = diagram.reached === 0;
    next.disabled = diagram.reached === layers - 1;
    // A button that is switched off loses the focus.
    if (document.activeElement === back && back.disabled) next.focus();
    if (document.activeElement === next && next.disabled) back.focus();
    if (time) time.update();
    if (pixels) paintPixels(diagram, pixels);
    lines.forEach((layer, index) => paintLines(diagram, moment, layer, index));
    units.forEach((column, layer) => column.forEach((unit, index) => paintUnit(diagram, unit, layer, index)));
    bars.forEach((bar, unit) => paintBar(diagram, bar, unit));
    told.textContent = toldOf(diagram);
    about.textContent = aboutOf(diagram, moment);
    spoken.say(told.textContent + " " + (diagram.unit ? about.textContent : ""));
  }
  refresh();
}

/** x, y and radius of every unit, layer by layer; of an input picture x, y and half the side of every pixel. */
function layoutOf(data, room) {
  const last = data.sizes.length - 1;
  const left = data.height ? 0 : 40;
  const right = room.width - 130;
  const side = room.width === WIDE ? 200 : 110;
  return data.sizes.map((size, layer) => {
    if (layer === 0 && data.height) {
      const cell = Math.min(24, side / Math.max(data.height, data.width));
      const top = TOP + (room.height - TOP - cell * data.height) / 2;
      return Array.from({ length: size }, (_, pixel) => [2 + (pixel % data.width + 0.5) * cell, top + (Math.floor(pixel / data.width) + 0.5) * cell, cell / 2]);
    }
    const step = (room.height - TOP) / size;
    const start = data.height ? side + 10 : left;
    const x = data.height ? start + (right - start) * layer / last : left + (right - left) * layer / last;
    return Array.from({ length: size }, (_, unit) => [x, TOP + (unit + 0.5) * step, Math.max(1.2, Math.min(17, step * 0.42))]);
  });
}

function headOf(data, column, layer) {
  return layer === 0 && data.height ? (column[0][0] + column[data.width - 1][0]) / 2 : Math.max(58, column[0][0]);
}

function titleOf(data, layer, narrow) {
  const what = layer === 0 ? "input" : layer === data.sizes.length - 1 ? "output" : "layer " + layer;
  return (narrow ? "" : what + ": ") + data.sizes[layer] + (layer > 0 && !narrow ? " " + data.activations[layer - 1] : "");
}

/** The largest weight and activation of each layer over all moments, so that what is equal looks equal at all times. */
function scales(data) {
  const largest = (lists) => Math.max(1e-12, ...lists.map((list) => list.reduce((most, value) => (Number.isFinite(Number(value)) ? Math.max(most, Math.abs(value)) : most), 0)));
  return {
    weights: data.lines.map((_, layer) => largest(data.moments.map((moment) => moment.weights[layer]))),
    units: [largest([data.inputs]), ...data.lines.map((_, layer) => largest(data.moments.map((moment) => moment.activations[layer])))],
  };
}

function activation(diagram, layer, unit) {
  const { data } = diagram;
  const values = layer === 0 ? data.inputs : data.moments[diagram.moment].activations[layer - 1];
  return Number(values[diagram.example * data.sizes[layer] + unit]);
}

function unitOf(diagram, layer, unit, x, y, radius, choose) {
  const node = drawn("circle", {
    cx: x, cy: y, r: radius, class: "digits-unit", role: "button", tabindex: unit === 0 ? 0 : -1, "data-layer": layer, "data-unit": unit,
    onclick: () => choose(layer, unit),
    onkeydown: (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      choose(layer, unit);
    },
  });
  node.append(drawn("title", null));
  return node;
}

/** Arrow keys go from unit to unit and from layer to layer; the Tab key leaves the layer. */
function moveFocus(event, units) {
  const move = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
  const here = event.target.dataset;
  if (!move || here.layer === undefined) return;
  event.preventDefault();
  const column = units[Number(here.layer) + move[0]];
  if (!column || column.length === 0) return;
  const unit = column[Math.max(0, Math.min(column.length - 1, Number(here.unit) + move[1]))];
  for (const other of column) other.setAttribute("tabindex", other === unit ? 0 : -1);
  unit.focus();
}

function paintUnit(diagram, node, layer, unit) {
  const value = activation(diagram, layer, unit);
  const lit = layer <= diagram.reached;
  const chosen = diagram.unit && diagram.unit[0] === layer && diagram.unit[1] === unit;
  const strength = lit && Number.isFinite(value) ? Math.round(100 * Math.min(1, Math.abs(value) / diagram.scale.units[layer])) : 0;
  node.style.fill = "color-mix(in srgb, var(--digits-" + (value < 0 ? "negative" : "lit") + ") " + strength + "%, var(--digits-soft))";
  node.classList.toggle("digits-chosen", Boolean(chosen));
  node.setAttribute("aria-pressed", Boolean(chosen));
  const text = (layer === 0 ? "input " : "unit ") + unit + (layer ? " of layer " + layer : "") + (lit ? ": " + written(value) : ", not reached yet");
  node.setAttribute("aria-label", text);
  node.firstChild.textContent = text;
}

function paintLines(diagram, moment, layer, index) {
  const hidden = index + 1 > diagram.reached;
  const scale = diagram.scale.weights[index];
  layer.forEach((line, number) => {
    const [from, to] = diagram.data.lines[index][number];
    const weight = Number(moment.weights[index][number]);
    const chosen = diagram.unit;
    const of = !chosen || (chosen[0] === index + 1 && chosen[1] === to) || (chosen[0] === index && chosen[1] === from);
    let strength = Math.abs(weight) / scale;
    if (diagram.signal) strength *= Math.abs(activation(diagram, index, from)) / diagram.scale.units[index];
    const shown = !hidden && of && strength > 0.02;
    line.style.display = shown ? "" : "none";
    if (!shown) return;
    const positive = diagram.signal ? weight * activation(diagram, index, from) > 0 : weight > 0;
    line.style.stroke = "var(--digits-" + (positive ? "positive" : "negative") + ")";
    line.style.strokeWidth = 0.4 + 2.6 * strength;
    line.style.strokeOpacity = Math.min(1, (chosen ? 0.35 : 0.08) + 0.9 * strength * (chosen ? 1 : 0.8));
  });
}

function pixelsOf(data, places) {
  const cells = places.map(([x, y, half]) => drawn("rect", { x: x - half, y: y - half, width: 2 * half, height: 2 * half }));
  const [[x, y, half]] = places;
  const frame = drawn("rect", { class: "digits-frame", x: x - half, y: y - half, width: 2 * half * data.width, height: 2 * half * data.height });
  return { cells, group: drawn("g", { "aria-hidden": "true" }, ...cells, frame) };
}

/** The picture; or, if a unit of the first layer is chosen, its weights over the picture. */
function paintPixels(diagram, pixels) {
  const chosen = diagram.unit && diagram.unit[0] === 1 ? diagram.unit[1] : null;
  const weights = new Map();
  if (chosen !== null) {
    diagram.data.lines[0].forEach(([from, to], number) => { if (to === chosen) weights.set(from, Number(diagram.data.moments[diagram.moment].weights[0][number])); });
  }
  pixels.cells.forEach((cell, pixel) => {
    const grey = Math.round(255 * (1 - Math.min(1, Math.max(0, activation(diagram, 0, pixel)))));
    const weight = weights.get(pixel) || 0;
    const strength = Math.round(85 * Math.abs(weight) / diagram.scale.weights[0]);
    cell.style.fill = chosen === null ? "rgb(" + grey + "," + grey + "," + grey + ")"
      : "color-mix(in srgb, var(--digits-" + (weight < 0 ? "negative" : "positive") + ") " + strength + "%, rgb(" + grey + "," + grey + "," + grey + "))";
  });
}

function thumbnail(data, example) {
  const canvas = element("canvas", { width: data.width, height: data.height, "aria-hidden": "true" });
  const paint = canvas.getContext("2d");
  for (let pixel = 0; pixel < data.height * data.width; pixel++) {
    const grey = Math.round(255 * (1 - Math.min(1, Math.max(0, Number(data.inputs[example * data.sizes[0] + pixel])))));
    paint.fillStyle = "rgb(" + grey + "," + grey + "," + grey + ")";
    paint.fillRect(pixel % data.width, Math.floor(pixel / data.width), 1, 1);
  }
  return canvas;
}

function paintBar(diagram, { bar, text, name }, unit) {
  const last = diagram.data.sizes.length - 1;
  const lit = diagram.reached === last;
  const value = activation(diagram, last, unit);
  const largest = Math.max(...diagram.data.sizes.slice(-1).flatMap((size) => Array.from({ length: size }, (_, index) => activation(diagram, last, index))));
  bar.setAttribute("width", lit && value > 0 ? 70 * Math.min(1, value / Math.max(diagram.scale.units[last], 1e-12)) : 0);
  text.textContent = lit ? shareOf(diagram, value) : "";
  name.classList.toggle("digits-best", lit && value === largest);
  text.classList.toggle("digits-best", lit && value === largest);
  bar.classList.toggle("digits-true", unit === diagram.data.labels[diagram.example]);
}

function shareOf(diagram, value) {
  return diagram.data.activations.at(-1) === "softmax" ? (100 * value).toFixed(1) + "%" : written(value);
}

function toldOf(diagram) {
  const { data } = diagram;
  const last = data.sizes.length - 1;
  const label = data.labels[diagram.example];
  if (diagram.reached === 0) return "The example with the label " + label + ": " + data.sizes[0] + (data.height ? " pixels." : " numbers.");
  const values = Array.from({ length: data.sizes[diagram.reached] }, (_, unit) => activation(diagram, diagram.reached, unit));
  const strongest = values.indexOf(Math.max(...values));
  if (diagram.reached < last) return "Layer " + diagram.reached + ": unit " + strongest + " is lit most, with " + written(values[strongest]) + "; " + values.filter((value) => value === 0).length + " of " + values.length + " are off.";
  return "The largest output is that of " + strongest + ", with " + shareOf(diagram, values[strongest]) + "; the label is " + label + (strongest === label ? ": right." : ": wrong.");
}

function aboutOf(diagram, moment) {
  const { data } = diagram;
  if (!diagram.unit) {
    const left = data.sizes.slice(1).some((size, index) => data.lines[index].length < size * data.sizes[index]);
    return "Orange lines are positive weights, blue ones negative; the thicker, the stronger." + (left ? " Only the strongest are drawn." : "")
      + " Choose a unit (click, or arrow keys and Enter) to see its lines alone" + (data.height && data.sizes.length > 1 ? ", and over the picture what it looks for." : ".");
  }
  const [layer, unit] = diagram.unit;
  const value = written(activation(diagram, layer, unit));
  if (layer === 0) return "Input " + unit + " is " + value + ". Choose it again to see all lines.";
  const incoming = [];
  data.lines[layer - 1].forEach(([from, to], number) => {
    if (to === unit) incoming.push([from, Number(moment.weights[layer - 1][number]), activation(diagram, layer - 1, from)]);
  });
  incoming.sort((a, b) => Math.abs(b[1] * b[2]) - Math.abs(a[1] * a[2]));
  const most = incoming.slice(0, 3).map(([from, weight, came]) => written(weight) + " · " + written(came) + " from " + (layer === 1 ? "input " : "unit ") + from).join(", ");
  return "Unit " + unit + " of layer " + layer + ": activation " + value + (incoming.length < data.sizes[layer - 1] ? ". Of the lines drawn it" : ". It") + " is moved most by " + most + ". Choose it again to see all lines.";
}

function momentText(moment) {
  const test = moment.testAccuracy === null ? "" : ", on the test set " + (100 * moment.testAccuracy).toFixed(1) + "%";
  return "iteration " + moment.iteration + ": loss " + written(Number(moment.loss)) + ", accuracy " + (100 * moment.trainAccuracy).toFixed(1) + "%" + test;
}
