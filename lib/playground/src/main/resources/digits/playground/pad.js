// A digit of one's own: drawn on the sheet of the library's drawing board, fitted as the data set was, and answered while the
// network learns.

function padOf(size, speak, drawn) {
  const fit = size === 8 ? fitAsUci : fitAsMnist;
  const seen = element("canvas", { class: "digits-draw-seen", width: size, height: size, role: "img", "aria-label": "Empty paper" });
  const bars = answers({ percent: true, layers: [{ units: 10 }] });
  const paper = sheet(changed, speak);
  const node = element("div", { class: "digits-draw" }, element("div", { class: "digits-draw-board" },
    element("div", { class: "digits-draw-part" }, element("div", { class: "digits-draw-title" }, "Your drawing"), paper.node,
      element("div", { class: "digits-draw-buttons" },
        element("button", { type: "button", onclick: () => paper.undo() }, "Undo"),
        element("button", { type: "button", onclick: () => paper.clear() }, "Clear"))),
    element("div", { class: "digits-draw-part" }, element("div", { class: "digits-draw-title" }, "What the network sees"), seen),
    element("div", { class: "digits-draw-part digits-draw-wide" }, element("div", { class: "digits-draw-title" }, "What it answers now"), bars.node)));
  let empty = true;
  bars.show(null);
  paintInk(seen, new Float64Array(size * size));

  function changed() {
    const ink = paper.ink();
    const pixels = ink ? fit(ink) : null;
    empty = !ink;
    paintInk(seen, pixels || new Float64Array(size * size));
    seen.setAttribute("aria-label", ink ? "The drawing as the network sees it" : "Empty paper");
    if (!pixels) bars.show(null);
    drawn(pixels);
  }

  return {
    node,
    show(outputs, aloud) {
      // What was on its way when the paper was cleared.
      if (empty) return;
      const sentence = bars.show(outputs);
      if (aloud) speak.say(sentence);
    },
  };
}
