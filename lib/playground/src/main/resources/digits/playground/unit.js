// One unit with its numbers: the formula with the values plugged in, forward and back, for the digit that is watched.

/** Terms that are written out; the others are added up. */
const TERMS = 4;

const NAMES = { relu: "ReLU", "leaky-relu": "leaky ReLU", tanh: "tanh", sigmoid: "σ", identity: "g", softmax: "softmax" };

function unitPanel() {
  const picture = element("canvas", { class: "digits-unit-picture", role: "img" });
  const title = element("h3", {}, "");
  const lines = element("div", { class: "digits-formulas" });
  const rows = element("tbody", {});
  const table = element("table", { class: "digits-terms" },
    element("caption", {}, "The inputs that count most"),
    element("thead", {}, element("tr", {}, ...["from", "w", "x", "w · x", "dw"].map((head) => element("th", { scope: "col" }, head)))), rows);
  const node = element("div", { class: "digits-unit-panel", role: "region", "aria-label": "The numbers of a unit", tabindex: 0 },
    element("div", { class: "digits-unit-head" }, picture, element("div", {}, title, lines)), table);

  function show(state, plan, [layer, unit], colours) {
    const pass = state.watched.passes[layer];
    const { W, b, active } = state.layers[layer];
    const count = W.length / b.length;
    const inputs = layer === 0 ? state.watched.pixels : state.watched.passes[layer - 1].A;
    const weights = W.subarray(unit * count, (unit + 1) * count);
    const last = layer === state.layers.length - 1;
    const activation = last ? plan.output : plan.activation;
    const terms = Array.from(weights, (w, i) => ({ i, w, x: inputs[i], product: w * inputs[i], slope: pass.dW[unit * count + i] }))
      .sort((one, other) => Math.abs(other.product) - Math.abs(one.product));
    paintPicture(weights);
    title.textContent = last ? "Output " + unit : "Hidden layer " + (layer + 1) + ", unit " + (unit + 1);
    const rest = terms.slice(TERMS).reduce((sum, term) => sum + term.product, 0);
    lines.replaceChildren(
      element("p", { class: "digits-plain" }, plain(activation, pass, unit, last, state.watched.label)),
      formula("z", "Σ w · x + b", terms.slice(0, TERMS).map((term) => signed(term.w) + " · " + written(term.x, 3)).join(" + ")
        + (terms.length > TERMS ? " + " + signed(rest) + " of the other " + (terms.length - TERMS) : "") + " + " + signed(b[unit]), pass.Z[unit]),
      activationLine(activation, pass, unit),
      formula("dz", "∂L/∂z", last ? "how this digit's loss changes with z" : "Σ w · dz of the units behind, times the slope of " + NAMES[activation], pass.dZ[unit]),
      element("p", {}, "A step for this digit alone moves each weight by −α · dw, with dw = dz · x."),
      aliveLine(activation, active, unit, state.examples, last));
    rows.replaceChildren(...terms.slice(0, 8).map((term) => element("tr", {},
      element("th", { scope: "row" }, sourceOf(layer, term.i, state)),
      ...[term.w, term.x, term.product, term.slope].map((value) => element("td", { title: String(value) }, written(value, 4))))));

    function paintPicture(values) {
      picture.width = picture.height = sideOf(values.length);
      paintWeights(picture, values, values.length, largestOf(values), colours);
      picture.setAttribute("aria-label", "its " + values.length + " weights: orange adds, blue takes away");
    }
  }

  /** What the numbers below come to, without a formula. */
  function plain(activation, pass, unit, last, label) {
    const sum = "For this " + label + " what adds and what takes away come to " + written(pass.Z[unit], 2);
    if (activation === "softmax") return sum + "; beside the other sums that makes " + percent(pass.A[unit]) + " for the answer " + unit + ".";
    if (activation === "relu") return sum + (pass.Z[unit] > 0 ? ": above 0, so it answers." : ": not above 0, so it keeps silent.");
    return sum + ", and its answer is " + written(pass.A[unit], 2) + ".";
  }

  function formula(name, general, plugged, value) {
    return element("p", { class: "digits-formula", "data-name": name },
      element("b", {}, name), " = " + general + " = ", element("span", { class: "digits-plugged" }, plugged), " = ",
      element("output", { title: String(value), "data-value": String(value) }, written(value, 4)));
  }

  function activationLine(activation, pass, unit) {
    const z = written(pass.Z[unit], 4);
    const plugged = {
      relu: "max(0, " + z + ")", "leaky-relu": pass.Z[unit] > 0 ? z : "0.01 · " + z, tanh: "tanh(" + z + ")",
      sigmoid: "1 / (1 + e^−(" + z + "))", identity: z, softmax: "e^" + z + " / Σ e^z over all outputs",
    }[activation];
    return formula("a", NAMES[activation] + "(z)", plugged, pass.A[unit]);
  }

  function aliveLine(activation, active, unit, examples, last) {
    if (last || (activation !== "relu")) return "";
    if (active[unit] === 0) {
      return element("p", { class: "digits-dead" }, "Dead: its sum is below 0 for every one of the " + examples + " training digits. ReLU puts out 0 and has "
        + "slope 0 there, so no gradient reaches its weights, and it will never change again. A smaller α, or leaky ReLU, keeps units alive (notebook 06).");
    }
    return element("p", {}, "It puts something out for " + active[unit] + " of " + examples + " training digits.");
  }

  function sourceOf(layer, i, state) {
    if (layer > 0) return "unit " + (i + 1);
    const width = Math.sqrt(state.watched.pixels.length);
    return "pixel " + Math.floor(i / width) + ", " + (i % width);
  }

  function signed(value) {
    return value < 0 ? "(" + written(value, 3) + ")" : written(value, 3);
  }

  return { node, show };
}
