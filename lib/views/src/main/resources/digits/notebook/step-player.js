// One iteration of gradient descent, step by step. Every number comes from the library: here they are only shown, and the
// products that a sum is made of are multiplied out.

// A matrix with more rows or columns than this is drawn as dots instead of numbers.
const NUMBER_ROWS = 16;
const NUMBER_COLUMNS = 12;
// Of a longer sum the largest terms are written out, the rest as one number.
const TERMS = 5;

function show(stage, data) {
  const matrices = {};
  for (const [key, json] of Object.entries(data.matrices)) {
    matrices[key] = Object.assign(matrix(json), { key, label: json.label, axes: json.axes });
    matrices[key].places = decimals(matrices[key].values);
    matrices[key].largest = Math.max(...matrices[key].values.map((value) => (Number.isFinite(value) ? Math.abs(value) : 0)));
  }
  // What is chosen along each axis: a unit of each layer, an input, an example.
  const chosen = {};
  for (const [axis, [, , first]] of Object.entries(data.axes)) chosen[axis] = first;
  const player = { data, matrices, chosen, step: 0 };

  const slider = element("input", {
    type: "range", min: 0, max: data.steps.length - 1, value: 0, "aria-label": "step", oninput: () => go(Number(slider.value)),
  });
  const back = element("button", { type: "button", onclick: () => go(player.step - 1) }, "◀ Back");
  const forward = element("button", { type: "button", class: "digits-main", onclick: () => go(player.step + 1) }, "Next ▶");
  const phases = element("ol", { class: "digits-phases" });
  const title = element("p", { class: "digits-title" });
  const formula = element("div", { class: "digits-formula" });
  const shapes = element("div", { class: "digits-shapes" });
  const why = element("p", { class: "digits-why" });
  const choices = element("div", { class: "digits-choices" });
  const plugged = element("div", { class: "digits-plugged" });
  const equation = element("div", { class: "digits-equation" });
  const spoken = speaker();
  const bar = element("div", { class: "digits-bar" }, back, forward, slider);

  function go(step) {
    player.step = Math.max(0, Math.min(data.steps.length - 1, step));
    const at = data.steps[player.step];
    // A button that is switched off loses the focus, and with it the keys.
    const focused = document.activeElement;
    back.disabled = player.step === 0;
    forward.disabled = player.step === data.steps.length - 1;
    if ((focused === back && back.disabled) || (focused === forward && forward.disabled)) slider.focus();
    slider.value = player.step;
    slider.setAttribute("aria-valuetext", "step " + (player.step + 1) + " of " + data.steps.length + ", " + at.phase + ": " + at.title);
    phases.replaceChildren(...phaseItems(player, go));
    title.textContent = "Step " + (player.step + 1) + " of " + data.steps.length + ". " + at.title;
    formula.innerHTML = at.formula;
    shapes.textContent = at.shown.map((part) => shapeOf(player, part)).join(" ").replace(/ ,/g, ",").replace(/g (\d+×\d+)/, "g($1)");
    why.textContent = at.why;
    equation.replaceChildren(...at.shown.map((part) => partOf(player, part, choose)));
    choices.replaceChildren(...choiceOf(player, choose));
    refresh();
  }

  /** Shows what is chosen: highlights, numbers plugged in, what a screen reader says. */
  function refresh() {
    for (const view of equation.querySelectorAll(".digits-matrix")) view.highlight();
    for (const select of choices.querySelectorAll("select")) select.value = chosen[select.dataset.axis];
    for (const button of choices.querySelectorAll("button")) button.setAttribute("aria-pressed", Number(button.value) === chosen.example);
    plugged.innerHTML = plugIn(player);
    spoken.say(title.textContent + ". " + plugged.textContent);
  }

  function choose(changes) {
    Object.assign(chosen, changes);
    refresh();
  }

  stage.append(element("div", { class: "digits-head" }, phases, bar), element("div", { class: "digits-step" }, title, formula, shapes, why), choices, plugged, equation,
    element("p", { class: "digits-muted digits-hint" }, "Keys: ← and → in the bar above, or Page Up and Page Down anywhere in here, go step by step. In a matrix the arrow keys choose another number. All indices count from 0."), spoken);
  stage.addEventListener("keydown", (event) => {
    const ways = { PageDown: 1, PageUp: -1 };
    if (bar.contains(event.target) && event.target !== slider) Object.assign(ways, { ArrowRight: 1, ArrowLeft: -1 });
    if (!(event.key in ways) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    go(player.step + ways[event.key]);
  });
  go(0);
}

/** A button for each phase; none where there is but one, and nothing to choose. */
function phaseItems(player, go) {
  const steps = player.data.steps;
  const names = [...new Set(steps.map((step) => step.phase))];
  return names.length < 2 ? [] : names.map((phase) => {
    const first = steps.findIndex((step) => step.phase === phase);
    const here = steps[player.step].phase === phase;
    return element("li", null, element("button", { type: "button", "aria-pressed": here, onclick: () => go(first) }, phase));
  });
}

/** "W1ᵀ" is W1 with rows and columns swapped; null for a sign between matrices. */
function operand(player, part) {
  const transposed = part.endsWith("ᵀ");
  const named = player.matrices[transposed ? part.slice(0, -1) : part];
  if (!named) return null;
  const [rows, columns] = named.axes;
  return transposed
    ? { named, label: named.label + "<sup>T</sup>", axes: [columns, rows], rows: named.columns, columns: named.rows, at: (row, column) => named.at(column, row) }
    : { named, label: named.label, axes: named.axes, rows: named.rows, columns: named.columns, at: named.at };
}

function shapeOf(player, part) {
  const view = operand(player, part);
  return view ? view.rows + "×" + view.columns : part === "←" ? "from" : part;
}

/** The axes along which the step's result has only what is chosen; along all others it sums. */
function fixedAxes(player) {
  const step = player.data.steps[player.step];
  const axes = new Set(player.matrices[step.result].axes);
  // A softmax or its slope needs the whole column of an example.
  if (step.rule === "softmax" || step.rule === "jacobian" || step.rule === "after") return new Set(["example", "one"]);
  axes.add("one");
  return axes;
}

/** A matrix as a table of numbers or, if it is large, of dots; or the sign between two. */
function partOf(player, part, choose) {
  const view = operand(player, part);
  if (!view) return element("span", { class: "digits-sign" }, part === "g" ? "g of" : part === "←" ? "from" : part);
  const isResult = part === player.data.steps[player.step].result;
  const small = view.rows <= NUMBER_ROWS && view.columns <= NUMBER_COLUMNS;
  const name = element("figcaption", null);
  name.innerHTML = "<b>" + view.label + "</b> <span class=\"digits-muted\">" + view.rows + "×" + view.columns + "</span>";
  const box = element("figure", { class: "digits-matrix" + (isResult ? " digits-result" : "") }, name);
  box.append(small ? numbers(player, view, box, isResult, choose) : dots(player, view, box, isResult, choose));
  return box;
}

function inPlay(player, view, isResult, row, column) {
  const fixed = fixedAxes(player);
  const fits = (axis, index) => !fixed.has(axis) || player.chosen[axis] === index;
  return fits(view.axes[0], row) && fits(view.axes[1], column);
}

function isChosen(player, view, row, column) {
  return player.chosen[view.axes[0]] === row && player.chosen[view.axes[1]] === column;
}

function numbers(player, view, box, isResult, choose) {
  const plainName = view.label.replace(/<[^>]*>/g, "");
  const cells = [];
  const head = element("tr", null, element("td", { class: "digits-corner" }));
  for (let column = 0; column < view.columns; column++) head.append(element("th", { scope: "col" }, String(column)));
  const body = element("tbody", null);
  for (let row = 0; row < view.rows; row++) {
    const line = element("tr", null, element("th", { scope: "row" }, String(row)));
    cells.push([]);
    for (let column = 0; column < view.columns; column++) {
      const value = view.at(row, column);
      const cell = element("td", { role: "gridcell", tabindex: -1, title: plainName + "[" + row + ", " + column + "] = " + value, "data-row": row, "data-column": column },
        written(value, view.named.places));
      cell.style.backgroundColor = tint(value, view.named.largest);
      cells[row].push(cell);
      line.append(cell);
    }
    body.append(line);
  }
  const pick = (row, column) => choose({ [view.axes[0]]: row, [view.axes[1]]: column });
  const cellOf = (event) => event.target.closest("td[data-row]");
  const table = element("table", {
    role: "grid", "aria-label": plainName + ", " + view.rows + "×" + view.columns,
    onclick: (event) => { const cell = cellOf(event); if (cell) { pick(Number(cell.dataset.row), Number(cell.dataset.column)); cell.focus(); } },
    onkeydown: (event) => {
      const move = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
      const cell = cellOf(event);
      if (!move || !cell) return;
      event.preventDefault();
      event.stopPropagation();
      const row = Math.max(0, Math.min(view.rows - 1, Number(cell.dataset.row) + move[0]));
      const column = Math.max(0, Math.min(view.columns - 1, Number(cell.dataset.column) + move[1]));
      pick(row, column);
      cells[row][column].focus();
    },
  }, element("thead", null, head), body);
  box.highlight = () => {
    cells.forEach((line, row) => line.forEach((cell, column) => {
      const here = isChosen(player, view, row, column);
      cell.classList.toggle("digits-in-play", inPlay(player, view, isResult, row, column));
      cell.classList.toggle("digits-here", here && isResult);
      cell.setAttribute("aria-selected", here);
      cell.tabIndex = here ? 0 : -1;
    }));
  };
  return element("div", { class: "digits-scroll" }, table);
}

/** A large matrix as coloured dots; the values appear while the mouse is over them. */
function dots(player, view, box, isResult, choose) {
  const size = (count, room, most) => Math.max(3, Math.min(most, Math.floor(room / count)));
  const height = size(view.rows, 320, 14);
  const width = view.columns <= 4 ? 26 : size(view.columns, 520, 14);
  const plainName = view.label.replace(/<[^>]*>/g, "");
  const canvas = element("canvas", { width: view.columns * width * 2, height: view.rows * height * 2, role: "img" });
  canvas.style.width = view.columns * width + "px";
  canvas.style.height = view.rows * height + "px";
  const under = element("div", { class: "digits-under digits-muted" });
  const placeOf = (event) => {
    const area = canvas.getBoundingClientRect();
    const row = Math.floor((event.clientY - area.top) / area.height * view.rows);
    const column = Math.floor((event.clientX - area.left) / area.width * view.columns);
    return row >= 0 && row < view.rows && column >= 0 && column < view.columns ? [row, column] : null;
  };
  const say = (row, column) => plainName + "[" + row + ", " + column + "] = " + written(view.at(row, column), view.named.places);
  const rest = () => { under.textContent = say(player.chosen[view.axes[0]], player.chosen[view.axes[1]]); };
  canvas.addEventListener("mousemove", (event) => { const place = placeOf(event); if (place) under.textContent = say(...place); });
  canvas.addEventListener("mouseleave", rest);
  canvas.addEventListener("click", (event) => {
    const place = placeOf(event);
    if (place) choose({ [view.axes[0]]: place[0], [view.axes[1]]: place[1] });
  });
  box.highlight = () => {
    const style = getComputedStyle(box);
    const paint = canvas.getContext("2d");
    paint.setTransform(2, 0, 0, 2, 0, 0);
    paint.clearRect(0, 0, view.columns * width, view.rows * height);
    for (let row = 0; row < view.rows; row++) {
      for (let column = 0; column < view.columns; column++) {
        const value = view.at(row, column);
        const playing = inPlay(player, view, isResult, row, column);
        const strength = view.named.largest === 0 || !Number.isFinite(value) ? 0 : Math.abs(value) / view.named.largest;
        paint.globalAlpha = (playing ? 1 : 0.45) * strength;
        paint.fillStyle = style.getPropertyValue(value < 0 ? "--digits-negative" : "--digits-positive");
        paint.fillRect(column * width, row * height, width - (width > 5 ? 1 : 0), height - (height > 5 ? 1 : 0));
      }
    }
    paint.globalAlpha = 1;
    outline(paint, player, view, isResult, width, height, style);
    const fixed = fixedAxes(player);
    const part = view.axes.map((axis, place) => (fixed.has(axis) && axis !== "one" ? (place ? "column " : "row ") + player.chosen[axis] : null)).filter(Boolean).join(", ");
    canvas.setAttribute("aria-label", plainName + ", " + view.rows + "×" + view.columns + (part ? ", in play: " + part : ""));
    rest();
  };
  return element("div", null, element("div", { class: "digits-scroll", tabindex: 0, role: "group", "aria-label": plainName + " as dots" }, canvas), under);
}

/** A line around the row, the column or the cell in play. */
function outline(paint, player, view, isResult, width, height, style) {
  const fixed = fixedAxes(player);
  const [rowFixed, columnFixed] = view.axes.map((axis) => fixed.has(axis));
  if (!rowFixed && !columnFixed) return;
  const top = rowFixed ? player.chosen[view.axes[0]] * height : 0;
  const left = columnFixed ? player.chosen[view.axes[1]] * width : 0;
  paint.strokeStyle = style.getPropertyValue("--digits-accent");
  paint.lineWidth = 2;
  paint.strokeRect(left + 0.5, top + 0.5, (columnFixed ? width : view.columns * width) - 1.5, (rowFixed ? height : view.rows * height) - 1.5);
}

/** Lists to choose from, for what the step's result has; pictures for the examples. */
function choiceOf(player, choose) {
  const { data, chosen } = player;
  const parts = [];
  if (data.pictures) parts.push(examplePictures(player, choose));
  for (const axis of new Set(player.matrices[data.steps[player.step].result].axes)) {
    const [title, count] = data.axes[axis];
    if (axis === "one" || (axis === "example" && data.pictures)) continue;
    const select = element("select", { "data-axis": axis, onchange: () => choose({ [axis]: Number(select.value) }) });
    for (let index = 0; index < count; index++) select.append(element("option", { value: index }, String(index)));
    select.value = chosen[axis];
    parts.push(element("label", null, title + " ", select));
  }
  return parts;
}

function examplePictures(player, choose) {
  const { height, width, labels } = player.data.pictures;
  const X = player.matrices.A0;
  const buttons = labels.map((label, example) => element("button", {
    type: "button", value: example, class: "digits-example", "aria-label": "example " + example + ", label " + label, onclick: () => choose({ example }),
  }, height > 0 ? picture(X, example, height, width) : null, element("span", null, (height > 0 ? "" : "example " + example + ": ") + "label " + label)));
  return element("div", { class: "digits-examples", role: "group", "aria-label": "examples" }, ...buttons);
}

/** Ink on paper, as in every gallery of the course. */
function picture(X, example, height, width) {
  const canvas = element("canvas", { width, height, "aria-hidden": "true" });
  const paint = canvas.getContext("2d");
  for (let pixel = 0; pixel < height * width; pixel++) {
    const grey = Math.round(255 * (1 - Math.min(1, Math.max(0, X.at(pixel, example)))));
    paint.fillStyle = "rgb(" + grey + "," + grey + "," + grey + ")";
    paint.fillRect(pixel % width, Math.floor(pixel / width), 1, 1);
  }
  return canvas;
}

// --- the formula with numbers plugged in ---

function plugIn(player) {
  const step = player.data.steps[player.step];
  const result = player.matrices[step.result];
  const [row, column] = result.axes.map((axis) => player.chosen[axis]);
  const name = "<b>" + result.label + "</b>[" + row + ", " + column + "] = ";
  const value = "<b class=\"digits-value\">" + written(result.at(row, column), result.places) + "</b>";
  return name + RULES[step.rule](player, step, row, column) + value + (step.rule === "loss" ? lossTotal(player) : "") + (step.rule === "after" ? lossAfter(player) : "");
}

const number = (named, row, column) => {
  const text = written(named.at(row, column), named.places);
  return named.at(row, column) < 0 ? "(" + text + ")" : text;
};

const filled = (template, numbers) => template.replace(/\{(\w)\}/g, (_, key) => numbers[key]);

const RULES = {
  sum(player, step) {
    const result = player.matrices[step.result];
    const views = step.shown.map((part) => operand(player, part)).filter(Boolean).slice(1);
    const bias = views.length === 3 ? views.pop() : null;
    const summed = views[0].axes.find((axis) => !result.axes.includes(axis));
    const count = summed ? player.data.axes[summed][1] : 1;
    const at = (view, index) => {
      const [row, column] = view.axes.map((axis) => (axis === summed ? index : player.chosen[axis]));
      return { value: view.at(row, column), text: number({ at: view.at, places: view.named.places }, row, column) };
    };
    const terms = Array.from({ length: count }, (_, index) => {
      const factors = views.map((view) => at(view, index));
      return { text: factors.map((factor) => factor.text).join(" · "), value: factors.reduce((product, factor) => product * factor.value, 1) };
    });
    let pieces = terms.map((term) => term.text);
    if (terms.length > TERMS + 2) {
      const largest = new Set([...terms].sort((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, TERMS));
      const rest = terms.filter((term) => !largest.has(term));
      const zeros = rest.filter((term) => term.value === 0).length;
      pieces = terms.filter((term) => largest.has(term)).map((term) => term.text);
      const together = rest.reduce((sum, term) => sum + term.value, 0);
      pieces.push("<span class=\"digits-muted\">" + number({ at: () => together, places: result.places }) + " (the other " + rest.length + " terms"
        + (zeros ? ", " + zeros + " of them 0" : "") + ")</span>");
    }
    if (bias) pieces.push(at(bias, 0).text);
    return pieces.join(" + ") + " = ";
  },
  map(player, step, row, column) {
    const Z = operand(player, step.shown[3]);
    return filled(step.template, { z: number({ at: Z.at, places: Z.named.places }, row, column) }) + " = ";
  },
  softmax(player, step, row, column) {
    const Z = operand(player, step.shown[3]);
    const power = (index) => "e<sup>" + written(Z.at(index, column), Z.named.places) + "</sup>";
    const all = Array.from({ length: Z.rows }, (_, index) => power(index));
    return power(row) + " / (" + all.join(" + ") + ") = ";
  },
  loss(player, step, row, column) {
    return filled(step.template, outputs(player, step, row, column)) + " = ";
  },
  lossSlope(player, step, row, column) {
    return filled(step.template, outputs(player, step, row, column)) + " = ";
  },
  difference(player, step, row, column) {
    const [A, Y] = [player.matrices[step.shown[3]], player.matrices.Y];
    return "(" + number(A, row, column) + " − " + number(Y, row, column) + ") / " + player.data.examples + " = ";
  },
  jacobian(player, step, row, column) {
    const [A, dA] = [player.matrices[step.shown[2]], player.matrices[step.shown[4]]];
    const all = Array.from({ length: A.rows }, (_, index) => number(A, index, column) + " · " + number(dA, index, column));
    return number(A, row, column) + " · (" + number(dA, row, column) + " − (" + all.join(" + ") + ")) = ";
  },
  update(player, step, row, column) {
    const [before, slope] = [player.matrices[step.shown[2]], player.matrices[step.shown[4]]];
    return number(before, row, column) + " − " + player.data.learningRate + " · " + number(slope, row, column) + " = ";
  },
  after(player, step, row, column) {
    return "before the step " + written(player.matrices[step.shown[2]].at(row, column), player.matrices[step.shown[2]].places) + ", now ";
  },
};

function outputs(player, step, row, column) {
  const [A, Y] = [player.matrices[step.shown[2]], player.matrices.Y];
  return { a: number(A, row, column), y: number(Y, row, column), m: player.data.examples };
}

function lossTotal(player) {
  const T = player.matrices.T;
  const sums = Array.from({ length: T.columns }, (_, column) => {
    let sum = 0;
    for (let row = 0; row < T.rows; row++) sum += T.at(row, column);
    return written(sum, T.places);
  });
  const shown = sums.length > 8 ? [...sums.slice(0, 7), "…"] : sums;
  return "<br><b>L</b> = (" + shown.join(" + ") + ") / " + T.columns + " = <b class=\"digits-loss\">" + written(player.matrices.L.at(0, 0)) + "</b>, where each number is the sum of a column, an example.";
}

function lossAfter(player) {
  return "<br><b>L</b> = " + written(player.matrices.L.at(0, 0)) + " before the step, now <b class=\"digits-loss\">" + written(player.matrices["L′"].at(0, 0)) + "</b>.";
}
