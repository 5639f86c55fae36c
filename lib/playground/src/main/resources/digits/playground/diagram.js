// The network alive: the watched digit on the left, hidden units as pictures of their weights, lines by weight, answers on the
// right. What is seen is one canvas; over each unit lies a button for mouse, finger, keyboard and screen reader.

/** Lines between two layers beyond which only the strongest are drawn. */
const MOST_LINES = 700;

function diagramOf(choose) {
  const canvas = element("canvas", { class: "digits-canvas", "aria-hidden": "true" });
  const buttons = element("div", { class: "digits-units", role: "group", "aria-label": "Units of the network" });
  const node = element("div", { class: "digits-diagram" }, canvas, buttons);
  /** The lines, which take longer than all the rest: painted now and then, and seen in every picture. */
  const wires = tile(1, 1);
  let wired = null;
  let room = null;
  let units = [];
  let places = null;
  let squares = [];
  let inputTile = null;
  let state = null;
  let chosen = null;
  let colours = null;
  let grid = [];

  /** Another network, or another room for it. */
  function build(sizes, input, freshColours) {
    units = sizes;
    colours = freshColours;
    const width = Math.max(280, node.clientWidth);
    const height = width < 460 ? 230 : Math.min(470, Math.max(330, 150 + 24 * Math.min(14, Math.max(...sizes))));
    const sharp = Math.min(2, window.devicePixelRatio || 1);
    for (const one of [canvas, wires]) {
      one.width = width * sharp;
      one.height = height * sharp;
      one.getContext("2d").setTransform(sharp, 0, 0, sharp, 0, 0);
    }
    wired = null;
    canvas.style.width = width + "px";
    canvas.style.height = height + "px";
    const context = canvas.getContext("2d");
    // One font for everything: to change it with each picture takes longer than all the rest.
    context.font = "14px system-ui, sans-serif";
    context.textBaseline = "middle";
    room = { width, height };
    places = layoutOf(sizes, room);
    inputTile = tile(input.width, input.height);
    // One canvas for all units of a layer: many small ones cost more than what is on them.
    squares = places.layers.slice(0, -1).map((layer, index) => {
      const side = sideOf(index === 0 ? input.width * input.height : sizes[index - 1]);
      return tile(side, side * layer.length);
    });
    grid = places.layers.map((layer, index) => layer.map((place, unit) => button(place, index, unit)));
    buttons.replaceChildren(...grid.flat());
    focusable(chosen || [0, 0]);
  }

  function button(place, layer, unit) {
    const last = layer === places.layers.length - 1;
    const size = Math.max(place.size, 14);
    return element("button", {
      type: "button", class: "digits-unit", tabindex: -1, "data-layer": layer, "data-unit": unit,
      "aria-label": last ? "output " + unit : "hidden layer " + (layer + 1) + ", unit " + (unit + 1),
      style: "left:" + place.x + "px;top:" + place.y + "px;width:" + (last ? places.right - 2 : size) + "px;height:" + size + "px",
      onclick: () => { focusable([layer, unit]); choose(layer, unit); },
      onkeydown: (event) => walk(event, layer, unit),
      onfocus: (event) => describe(event.currentTarget, layer, unit),
    });
  }

  /** Arrow keys go from unit to unit; one of them is reached with Tab. */
  function walk(event, layer, unit) {
    const to = { ArrowUp: [layer, unit - 1], ArrowDown: [layer, unit + 1], ArrowLeft: [layer - 1, unit], ArrowRight: [layer + 1, unit] }[event.key];
    if (!to || !grid[to[0]]) return;
    event.preventDefault();
    to[1] = Math.max(0, Math.min(grid[to[0]].length - 1, to[1]));
    focusable(to);
    grid[to[0]][to[1]].focus();
  }

  function focusable([layer, unit]) {
    if (!grid[layer] || !grid[layer][unit]) return focusable([0, 0]);
    for (const other of grid.flat()) other.tabIndex = -1;
    grid[layer][unit].tabIndex = 0;
  }

  function describe(target, layer, unit) {
    if (!state || !state.watched) return;
    const name = target.getAttribute("aria-label").split(":")[0];
    target.setAttribute("aria-label", name + ": puts out " + written(state.watched.passes[layer].A[unit], 3));
  }

  /** whole: with the lines as they are now. */
  function show(fresh, whole) {
    state = fresh;
    if (whole) wired = null;
    paint();
  }

  function paint() {
    if (!state || !places || !state.watched || state.layers.length !== places.layers.length) return;
    const context = canvas.getContext("2d");
    context.clearRect(0, 0, canvas.width, canvas.height);
    if (wired !== state.watched.index) {
      wired = state.watched.index;
      const under = wires.getContext("2d");
      under.clearRect(0, 0, wires.width, wires.height);
      lines(under);
    }
    context.drawImage(wires, 0, 0, room.width, room.height);
    picture(context);
    places.layers.slice(0, -1).forEach((layer, index) => hidden(context, layer, index));
    answers(context);
  }

  function picture(context) {
    paintInk(inputTile, state.watched.pixels);
    const { x, y, size } = places.picture;
    context.imageSmoothingEnabled = false;
    context.drawImage(inputTile, x, y, size, size);
    frame(context, x, y, size, size, colours.line.css, 1);
  }

  function frame(context, x, y, width, height, colour, thick) {
    context.strokeStyle = colour;
    context.lineWidth = thick;
    context.strokeRect(x - thick / 2, y - thick / 2, width + thick, height + thick);
  }

  function lines(context) {
    const { x, y, size } = places.picture;
    for (let layer = 0; layer < places.layers.length; layer++) {
      const weights = state.layers[layer].W;
      const to = places.layers[layer];
      if (layer === 0) {
        bundle(context, x + size, y, size, to);
        continue;
      }
      const from = places.layers[layer - 1];
      const largest = largestOf(weights) || 1;
      const least = weights.length > MOST_LINES ? threshold(weights) : 0;
      for (let unit = 0, i = 0; unit < to.length; unit++) {
        for (let source = 0; source < from.length; source++, i++) {
          const strength = Math.abs(weights[i]) / largest;
          if (Math.abs(weights[i]) < least || !(strength > 0.02)) continue;
          context.globalAlpha = 0.08 + 0.72 * strength * strength;
          context.strokeStyle = weights[i] < 0 ? colours.negative.css : colours.positive.css;
          context.lineWidth = 0.4 + 2.2 * strength;
          curve(context, from[source].x + from[source].size, from[source].y + from[source].size / 2, to[unit].x, to[unit].y + to[unit].size / 2);
        }
      }
    }
    context.globalAlpha = 1;
  }

  /** From the picture to each unit, as bright as the unit is now. */
  function bundle(context, x, y, size, to) {
    const A = state.watched.passes[0].A;
    const largest = largestOf(A) || 1;
    context.strokeStyle = colours.lit.css;
    to.forEach((place, unit) => {
      const strength = Math.abs(A[unit]) / largest;
      context.globalAlpha = 0.12 + 0.5 * strength;
      context.lineWidth = 0.6 + 2 * strength;
      const part = (unit + 0.5) / to.length;
      curve(context, x, y + size * part, place.x, place.y + place.size / 2);
    });
    context.globalAlpha = 1;
  }

  function curve(context, x1, y1, x2, y2) {
    const middle = (x1 + x2) / 2;
    context.beginPath();
    context.moveTo(x1, y1);
    context.bezierCurveTo(middle, y1, middle, y2, x2, y2);
    context.stroke();
  }

  function threshold(weights) {
    const sizes = Float64Array.from(weights, Math.abs).sort();
    return sizes[sizes.length - MOST_LINES];
  }

  /** Of each unit a picture of its weights in a frame that is lit as the unit is. */
  function hidden(context, layer, index) {
    const { W } = state.layers[index];
    const A = state.watched.passes[index].A;
    const largest = largestOf(A) || 1;
    paintWeights(squares[index], W, W.length / units[index], largestOf(W), colours);
    layer.forEach((place, unit) => hiddenUnit(context, place, index, unit, Math.min(1, Math.abs(A[unit]) / largest)));
  }

  function hiddenUnit(context, place, layer, unit, lit) {
    const { active } = state.layers[layer];
    const side = squares[layer].width;
    const thick = place.size > 16 ? 3 : 1.5;
    frame(context, place.x, place.y, place.size, place.size, colours.line.css, thick);
    context.globalAlpha = lit;
    frame(context, place.x, place.y, place.size, place.size, colours.lit.css, thick);
    context.globalAlpha = active[unit] === 0 ? 0.35 : 1;
    context.drawImage(squares[layer], 0, unit * side, side, side, place.x, place.y, place.size, place.size);
    context.globalAlpha = 1;
    if (active[unit] === 0) cross(context, place);
    if (chosen && chosen[0] === layer && chosen[1] === unit) frame(context, place.x - 3, place.y - 3, place.size + 6, place.size + 6, colours.accent.css, 2.5);
  }

  /** A unit that puts out 0 for every training digit. */
  function cross(context, { x, y, size }) {
    context.strokeStyle = colours.wrong.css;
    context.lineWidth = Math.max(1.2, size / 14);
    context.beginPath();
    context.moveTo(x + 2, y + 2);
    context.lineTo(x + size - 2, y + size - 2);
    context.moveTo(x + size - 2, y + 2);
    context.lineTo(x + 2, y + size - 2);
    context.stroke();
  }

  function answers(context) {
    const layer = places.layers.length - 1;
    const A = state.watched.passes[layer].A;
    const best = A.indexOf(Math.max(...A));
    const wide = places.right - 30 - 46;
    context.lineWidth = 1;
    places.layers[layer].forEach(({ x, y, size }, unit) => {
      const right = unit === state.watched.label;
      const part = Math.max(0, Math.min(1, A[unit]));
      context.fillStyle = colours.soft.css;
      context.fillRect(x + 24, y + size / 2 - 6, wide, 12);
      context.fillStyle = right ? colours.right.css : unit === best ? colours.wrong.css : colours.muted.css;
      context.fillRect(x + 24, y + size / 2 - 6, wide * part, 12);
      context.fillStyle = context.strokeStyle = colours.text.css;
      context.fillText(String(unit), x + 6, y + size / 2);
      if (unit === best) context.strokeText(String(unit), x + 6, y + size / 2);
      context.fillText((100 * A[unit]).toFixed(0) + "%", x + 28 + wide, y + size / 2);
      if (chosen && chosen[0] === layer && chosen[1] === unit) frame(context, x, y, places.right - 4, size, colours.accent.css, 2);
    });
  }

  return {
    node, build, show,
    mark(unit) {
      if (chosen === unit) return;
      chosen = unit;
      paint();
    },
  };
}
