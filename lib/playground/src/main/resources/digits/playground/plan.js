// The plan of the training: every setting with the sentence that explains it and the notebook that teaches it.

const NOTEBOOKS = {
  "02": "02-propagate-forward", "03": "03-choose-an-activation", "04": "04-propagate-backward", "05": "05-descend-the-gradient",
  "06": "06-choose-a-learning-rate", "07": "07-beat-the-ancestors", "09": "09-beat-98-percent", "11": "11-look-inside",
};

const WORDS = {
  relu: "ReLU", "leaky-relu": "leaky ReLU", tanh: "tanh", sigmoid: "sigmoid", identity: "none (identity)", softmax: "softmax",
  "cross-entropy softmax": "cross-entropy, softmax outputs", "binary-cross-entropy sigmoid": "binary cross-entropy, sigmoid outputs",
  "mean-squared-error softmax": "squared error, softmax outputs", "mean-squared-error sigmoid": "squared error, sigmoid outputs",
  he: "He (for ReLU)", xavier: "Xavier (for tanh, sigmoid)", own: "as in the cell", uniform: "uniform −0.5..0.5",
  "gradient-descent": "gradient descent", momentum: "momentum", nesterov: "Nesterov", "rms-prop": "RMSProp", adam: "Adam",
};

const MOST_LAYERS = 5;

/** A link to a notebook's page; in a notebook itself only its name. */
function notebookLink(number) {
  return linked ? element("a", { href: NOTEBOOKS[number] + ".html" }, "notebook " + number) : "notebook " + number;
}

let linked = true;

/** The settings in an address, all of them. */
function planOf(whole) {
  const plan = Object.fromEntries(whole.split("&").map((part) => part.split("=")));
  plan.layers = plan.layers === "none" ? [] : plan.layers.split(",").map(Number);
  return plan;
}

function addressOf(plan) {
  return Object.entries(plan).map(([key, value]) => key + "=" + (key === "layers" ? value.join(",") || "none" : value)).join("&");
}

/** changed(plan, key) is called with each change by hand; own says whether there are first weights of a cell. */
function planPanel(changed, own) {
  let plan = null;
  const fields = [];
  const rateField = alpha();
  const node = element("form", { class: "digits-plan", "aria-label": "The plan", onsubmit: (event) => event.preventDefault() },
    rateField,
    layers(),
    select("activation", "Activation", ["relu", "leaky-relu", "tanh", "sigmoid", "identity"], "What a hidden unit does to its weighted sum; without one, layers of any depth are no more than a single one", "03"),
    select("batch", "Batch", ["1", "8", "32", "128", "512", "all"], "How many digits a step looks at before it changes the weights", "05", (value) => (value === "all" ? "all digits" : value === "1" ? "1 digit" : value + " digits")),
    element("details", { class: "digits-more" }, element("summary", {}, "More settings"),
      lossAndOutput(),
      select("start", "Start", [...(own ? ["own"] : []), "he", "xavier", "uniform"], "The random weights a network begins with; too large or too small ones stop the learning", "09"),
      select("optimizer", "Optimizer", ["gradient-descent", "momentum", "nesterov", "rms-prop", "adam"], "The rule by which a gradient changes the weights; Adam and RMSProp want an α near 0.001", "09"),
      select("l2", "L2 price on weights", ["0", "1.0E-4", "0.001", "0.01", "0.1"], "Makes large weights expensive, so that nothing is learned by heart", "09", (value) => (value === "0" ? "none" : "λ = " + Number(value))),
      slider("dropout", "Dropout", 0, 0.9, 0.1, "The part of the hidden units left out at random in each step, so that none relies on another", "09", (value) => (Number(value) === 0 ? "none" : Math.round(100 * value) + "%")),
      select("examples", "Training digits", ["10", "50", "200", "all"], "With few digits a network learns them by heart, and nothing about others", "09"),
      seed()));

  function field(key, label, input, sentence, notebook, shown) {
    const id = "digits-" + key + "-" + Math.random().toString(36).slice(2, 8);
    input.id = id;
    input.setAttribute("aria-describedby", id + "-about");
    return element("div", { class: "digits-field" },
      element("div", { class: "digits-field-head" }, element("label", { for: id }, label), shown),
      input,
      element("p", { class: "digits-about", id: id + "-about" }, sentence + " (", notebookLink(notebook), ")."));
  }

  function change(key, value) {
    plan = { ...plan, [key]: value };
    changed(plan, key);
  }

  function alpha() {
    const shown = element("output", {}, "");
    const input = element("input", { type: "range", min: -4, max: 2, step: 0.05, "data-key": "alpha", oninput: () => change("alpha", rate(Number(input.value))) });
    fields.push(() => {
      input.value = Math.log10(Number(plan.alpha));
      shown.textContent = input.ariaValueText = String(Number(plan.alpha));
    });
    return field("alpha", "Learning rate α", input, "The slope of the loss says which way the weights have to go, α how far a step takes them. Too small, and it crawls; too large, and it lands beyond the goal, often worse than before. Move it while the network learns", "06", shown);
  }

  /** Two digits are enough to tell learning rates apart. */
  function rate(power) {
    return String(Number((10 ** power).toPrecision(2)));
  }

  function layers() {
    const rows = element("div", { class: "digits-layers" });
    const add = element("button", { type: "button", onclick: () => change("layers", [...plan.layers, 10]) }, "Add a layer");
    const area = element("div", { role: "group" }, rows, add);
    fields.push(() => {
      add.disabled = plan.layers.length >= MOST_LAYERS;
      if (rows.children.length === plan.layers.length) plan.layers.forEach((units, layer) => rows.children[layer].update(units));
      else rows.replaceChildren(...plan.layers.map(layerRow));
    });
    return field("layers", "Hidden layers", area, "Each unit looks for one pattern in what comes in; drag for more units, add for more depth", "02",
      element("span", { class: "digits-muted" }, ""));
  }

  function layerRow(units, layer) {
    const shown = element("output", {}, String(units));
    const input = element("input", {
      type: "range", min: 1, max: 64, value: Math.min(64, units), "aria-label": "units of hidden layer " + (layer + 1), "data-key": "layer-" + (layer + 1),
      oninput: () => change("layers", plan.layers.map((old, i) => (i === layer ? Number(input.value) : old))),
    });
    const remove = element("button", { type: "button", "aria-label": "remove hidden layer " + (layer + 1), onclick: () => change("layers", plan.layers.filter((_, i) => i !== layer)) }, "✕");
    const row = element("div", { class: "digits-layer" }, input, shown, remove);
    row.update = (now) => { if (Number(shown.textContent) !== now) { input.value = now; shown.textContent = String(now); } };
    return row;
  }

  function select(key, label, values, sentence, notebook, words = (value) => WORDS[value] || value) {
    const input = element("select", { "data-key": key, onchange: () => change(key, input.value) }, ...values.map((value) => element("option", { value }, words(value))));
    fields.push(() => {
      // A link may ask for a value that is not in the list.
      if (!values.includes(plan[key]) && !Array.from(input.options).some((option) => option.value === plan[key])) input.append(element("option", { value: plan[key] }, words(plan[key])));
      input.value = plan[key];
    });
    return field(key, label, input, sentence, notebook);
  }

  function lossAndOutput() {
    const pairs = ["cross-entropy softmax", "binary-cross-entropy sigmoid", "mean-squared-error softmax", "mean-squared-error sigmoid", "cross-entropy sigmoid"];
    const input = element("select", {
      "data-key": "loss",
      onchange: () => {
        const [loss, output] = input.value.split(" ");
        plan = { ...plan, output };
        change("loss", loss);
      },
    }, ...pairs.map((value) => element("option", { value }, WORDS[value] || "cross-entropy, sigmoid outputs")));
    fields.push(() => { input.value = plan.loss + " " + plan.output; });
    return field("loss", "Loss", input, "What the training makes small: how wrong the answers are, as one number", "04");
  }

  function slider(key, label, min, max, step, sentence, notebook, words) {
    const shown = element("output", {}, "");
    const input = element("input", { type: "range", min, max, step, "data-key": key, oninput: () => change(key, String(Number(input.value))) });
    fields.push(() => {
      input.value = plan[key];
      shown.textContent = input.ariaValueText = words(plan[key]);
    });
    return field(key, label, input, sentence, notebook, shown);
  }

  function seed() {
    const input = element("input", {
      type: "number", min: 0, max: 999999999, step: 1, "data-key": "seed",
      onchange: () => change("seed", String(Math.max(0, Math.min(999999999, Math.round(Number(input.value)) || 0)))),
    });
    fields.push(() => { input.value = plan.seed; });
    return field("seed", "Seed", input, "Decides everything random: the same seed gives the same run, bit for bit", "05");
  }

  return {
    node,
    alpha: rateField,
    set(fresh) {
      plan = fresh;
      for (const update of fields) update();
    },
  };
}
