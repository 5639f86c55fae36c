// What a network answers: its outputs as bars, the largest first.

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
