// The digits of a data set with a network's answers, and the confusion matrix whose cells open the digits that they count.

/** Digits shown at first, and as many more at each press of the button. */
const PAGE = 40;

/** Pixels of the page for the longer side of a digit. */
const SIDE = 56;

const ANY = "any";

function show(root, data) {
  const counts = matrix(data.counts);
  const digits = data.examples.map((example, i) => ({
    i, example, label: data.labels[i], answer: data.answers[i], sure: Number(data.sure[i]), truth: Number(data.truth[i]),
    right: data.labels[i] === data.answers[i],
  }));
  const chosen = { kind: digits.some((digit) => !digit.right) ? "wrong" : ANY, label: ANY, answer: ANY, order: "surest", shown: PAGE };
  const speak = speaker();
  const classes = [[ANY, "any"], ...Array.from({ length: data.classes }, (_, digit) => [String(digit), String(digit)])];
  const controls = {
    kind: choice("Show", [[ANY, "all"], ["wrong", "✗ wrong"], ["right", "✓ right"]], "kind"),
    label: choice("Is", classes, "label"),
    answer: choice("Read as", classes, "answer"),
    order: choice("Order", [["surest", "surest first"], ["least", "least sure first"], ["data", "as in the data"]], "order"),
  };
  const sentence = element("p", { class: "digits-gallery-sentence" });
  const list = element("ul", { class: "digits-gallery-digits", "aria-label": "Digits" });
  const more = element("button", { type: "button", onclick: () => { chosen.shown += PAGE; refresh(); } });
  const sprite = new Image();
  const cells = [];

  root.append(
    element("div", { class: "digits-gallery-frame" },
      element("div", { class: "digits-gallery-scroll", tabindex: 0, role: "region", "aria-label": "Confusion matrix" }, confusion()),
      element("div", { class: "digits-gallery-part" },
        element("div", { class: "digits-gallery-controls" }, ...Object.values(controls).map((control) => control.node)),
        sentence, list, more)),
    speak);
  sprite.onload = () => refresh();
  sprite.src = data.sprite;
  refresh();

  function choice(label, options, name) {
    const select = element("select", { "aria-label": label, onchange: () => pick({ [name]: select.value }) },
      ...options.map(([value, text]) => element("option", { value }, text)));
    return { select, node: element("label", {}, label + " ", select) };
  }

  function pick(change) {
    Object.assign(chosen, change, { shown: PAGE });
    refresh();
  }

  /** A table of buttons; what is right lies on the diagonal. */
  function confusion() {
    const head = element("tr", {}, element("td", {}), ...Array.from({ length: data.classes }, (_, digit) => element("th", { scope: "col" }, String(digit))));
    const largest = largestMistake();
    const rows = Array.from({ length: data.classes }, (_, label) => element("tr", {}, element("th", { scope: "row" }, String(label)),
      ...Array.from({ length: data.classes }, (_, answer) => cell(label, answer, largest))));
    return element("table", { class: "digits-gallery-confusion" },
      element("caption", {}, "Rows: what it is. Columns: what it was read as. Choose a cell to see its digits."),
      element("thead", {}, head), element("tbody", {}, ...rows));
  }

  function largestMistake() {
    let largest = 1;
    for (let label = 0; label < data.classes; label++) {
      for (let answer = 0; answer < data.classes; answer++) if (label !== answer) largest = Math.max(largest, counts.at(label, answer));
    }
    return largest;
  }

  function cell(label, answer, largest) {
    const count = counts.at(label, answer);
    if (count === 0) return element("td", { class: "digits-gallery-none" }, "·");
    const right = label === answer;
    const kind = right ? "digits-gallery-right" : "digits-gallery-wrong";
    const button = element("button", {
      type: "button", class: kind, "aria-pressed": "false",
      "aria-label": (right ? label + " read correctly: " : label + " read as " + answer + ": ") + count,
      style: right ? null : "--strength: " + Math.round(18 + (37 * count) / largest) + "%",
      onclick: () => {
        const again = chosen.kind === ANY && chosen.label === String(label) && chosen.answer === String(answer);
        pick(again ? { label: ANY, answer: ANY } : { kind: ANY, label: String(label), answer: String(answer) });
      },
    }, String(count));
    cells.push({ label, answer, button });
    return element("td", {}, button);
  }

  function refresh() {
    for (const [name, control] of Object.entries(controls)) control.select.value = chosen[name];
    for (const { label, answer, button } of cells) {
      button.setAttribute("aria-pressed", String(chosen.label === String(label) && chosen.answer === String(answer)));
    }
    const found = digits.filter((digit) => fits(digit));
    if (chosen.order !== "data") found.sort((a, b) => (chosen.order === "surest" ? b.sure - a.sure : a.sure - b.sure) || a.i - b.i);
    const text = words(found.length);
    sentence.textContent = text;
    speak.say(text);
    list.replaceChildren(...found.slice(0, chosen.shown).map(figure));
    more.hidden = found.length <= chosen.shown;
    more.textContent = "Show " + Math.min(PAGE, found.length - chosen.shown) + " more";
  }

  function fits(digit) {
    return (chosen.kind === ANY || digit.right === (chosen.kind === "right"))
      && (chosen.label === ANY || digit.label === Number(chosen.label))
      && (chosen.answer === ANY || digit.answer === Number(chosen.answer));
  }

  /** How many digits fit: of the matrix, which counts all, and of those that are here. */
  function words(here) {
    let all = 0;
    for (let label = 0; label < data.classes; label++) {
      for (let answer = 0; answer < data.classes; answer++) {
        if (fits({ label, answer, right: label === answer })) all += counts.at(label, answer);
      }
    }
    const total = counts.values.reduce((sum, count) => sum + count, 0);
    const text = all.toLocaleString("en") + " of " + total.toLocaleString("en") + (total === 1 ? " digit" : " digits");
    return here < all ? text + "; here are " + here + " of them: of each kind those that the network was surest and least sure of" : text;
  }

  function figure(digit) {
    const scale = Math.max(1, Math.round(SIDE / Math.max(data.width, data.height)));
    const canvas = element("canvas", { width: data.width * scale, height: data.height * scale, role: "img", "aria-label": told(digit), title: told(digit) });
    canvas.style.width = data.width * scale + "px";
    if (sprite.complete && sprite.naturalWidth > 0) {
      const context = canvas.getContext("2d");
      context.imageSmoothingEnabled = false;
      const left = (digit.i % data.columns) * data.width;
      const top = Math.floor(digit.i / data.columns) * data.height;
      context.drawImage(sprite, left, top, data.width, data.height, 0, 0, canvas.width, canvas.height);
    }
    const caption = digit.right ? "✓ " + digit.label : "✗ " + digit.label + " → " + digit.answer;
    return element("li", { class: digit.right ? "digits-gallery-right" : "digits-gallery-wrong" }, canvas,
      element("span", { class: "digits-gallery-caption", "aria-hidden": "true" }, caption),
      element("span", { class: "digits-gallery-sure", "aria-hidden": "true" }, part(digit.sure)));
  }

  function told(digit) {
    const start = "Example " + digit.example + ": is " + digit.label + ", read as " + digit.answer + " with " + part(digit.sure);
    return digit.right ? start : start + ", as " + digit.label + " with " + part(digit.truth);
  }

  function part(output) {
    return data.percent ? (100 * output).toFixed(1) + "%" : written(output, 3);
  }
}
