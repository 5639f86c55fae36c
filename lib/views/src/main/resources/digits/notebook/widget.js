// What all displays share. It stands in one function with the display's own script, which declares show(root, data): nothing
// here is seen by the page or by another display.

/** Starts the display in which this script stands. */
function start(script, name, show) {
  const root = rootOf(script, name);
  if (!root || root.dataset.started) return;
  root.dataset.started = "true";
  followTheme(root);
  keepFocus(root);
  moveSliders(root);
  const data = JSON.parse(root.querySelector('script[type="application/json"]').textContent);
  const stage = element("div", { class: "digits-stage" });
  root.append(stage);
  show(stage, data);
  // Last of all: where the script fails, the static form stays.
  root.querySelector(".digits-static").hidden = true;
}

/** The display around a script. Some front ends move the script elsewhere before they run it: then the first not started. */
function rootOf(script, name) {
  const around = script && script.closest && script.closest(".digits-widget");
  return around || document.querySelector('.digits-widget[data-widget="' + name + '"]:not([data-started])');
}

/** JupyterLab takes the focus for its cells when one clicks into an output. Keys are wanted where the click was. */
function keepFocus(root) {
  root.addEventListener("click", (event) => {
    const control = event.target.closest("button, input, select, canvas, [tabindex]");
    setTimeout(() => {
      if (control && control.isConnected && !root.contains(document.activeElement)) control.focus({ preventScroll: true });
    });
  });
}

/** Sliders follow the arrow keys, Home and End by themselves; not so in JupyterLab, which takes these keys' meaning away. */
function moveSliders(root) {
  root.addEventListener("keydown", (event) => {
    const slider = event.target;
    if (slider.type !== "range" || event.ctrlKey || event.altKey || event.metaKey) return;
    const [least, most, here, step] = [slider.min, slider.max, slider.value, slider.step || 1].map(Number);
    const to = {
      ArrowRight: here + step, ArrowUp: here + step, ArrowLeft: here - step, ArrowDown: here - step, Home: least, End: most,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    slider.value = Math.max(least, Math.min(most, to));
    slider.dispatchEvent(new Event("input", { bubbles: true }));
  });
}

/** Marks the display as dark where the text around it is light: true in every front end and for every theme. */
function followTheme(root) {
  const look = () => {
    const [red, green, blue] = (getComputedStyle(root.parentElement || root).color.match(/[\d.]+/g) || [0, 0, 0]).map(Number);
    root.dataset.dark = 0.299 * red + 0.587 * green + 0.114 * blue > 128;
  };
  look();
  // JupyterLab says its theme in attributes of the body; a page follows the system.
  new MutationObserver(() => setTimeout(look, 50)).observe(document.body, { attributes: true });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => setTimeout(look, 50));
  // A cell that was not part of the page yet knows no colours.
  requestAnimationFrame(look);
}

/** An HTML element: element("button", {class: "x", onclick: f}, "text", other). Attributes that are null are left out. */
function element(tag, attributes, ...children) {
  return dressed(document.createElement(tag), attributes, children);
}

/** The same for SVG. */
function drawn(tag, attributes, ...children) {
  return dressed(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function dressed(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes || {})) {
    if (typeof value === "function") node.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

/** A live region: what is said in it is read aloud. say() waits a moment, so that fast steps say only the last. */
function speaker() {
  const node = element("div", { class: "digits-speaker", role: "status", "aria-live": "polite" });
  let waiting = 0;
  node.say = (text) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => { node.textContent = text; }, 150);
  };
  return node;
}

/** Digits after the point that show the largest of some numbers with four digits. */
function decimals(values) {
  let largest = 0;
  for (const value of values) if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  if (largest === 0) return 0;
  if (values.every((value) => Number.isInteger(value)) && largest < 1e6) return 0;
  return Math.min(10, Math.max(0, 3 - Math.floor(Math.log10(largest))));
}

/** A number as the tables of the library write it: 0.0312, −2.5000, 0, NaN, ∞. */
function written(value, places) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (value === 0) return "0";
  const size = Math.abs(value);
  const text = size >= 1e7 || size < 1e-9 ? value.toExponential(3) : value.toFixed(places === undefined ? decimals([value]) : places);
  return text.replace("-", "−");
}

/** The elements of a matrix that came as JSON; NaN and infinities came as strings. */
function matrix(json) {
  const values = json.values.map(Number);
  return { rows: json.rows, columns: json.columns, values, at: (row, column) => values[row * json.columns + column] };
}

/** The colour of a number on the scale from blue (−largest) over the background (0) to orange (largest). */
function tint(value, largest) {
  if (!Number.isFinite(value) || value === 0 || largest === 0) return "transparent";
  const strength = Math.round(12 + 48 * Math.min(1, Math.abs(value) / largest));
  return "color-mix(in srgb, var(--digits-" + (value < 0 ? "negative" : "positive") + ") " + strength + "%, transparent)";
}
