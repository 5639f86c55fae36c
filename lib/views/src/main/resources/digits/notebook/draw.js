// A sheet to draw a digit on, what the network sees of it, and what it answers, while one draws.

function show(root, data) {
  const layers = networkOf(data);
  const speak = speaker();
  const paper = sheet(() => refresh(), speak);
  const seen = element("canvas", { class: "digits-draw-seen", width: data.size, height: data.size, role: "img" });
  const answer = answers(data);
  const undo = element("button", { type: "button", onclick: () => paper.undo() }, "Undo");
  const clear = element("button", { type: "button", onclick: () => paper.clear() }, "Clear");

  root.append(
    element("div", { class: "digits-draw-board" },
      element("div", { class: "digits-draw-part" },
        element("div", { class: "digits-draw-title" }, "Your drawing"),
        paper.node,
        element("div", { class: "digits-draw-buttons" }, undo, clear)),
      element("div", { class: "digits-draw-part" },
        element("div", { class: "digits-draw-title" }, "What the network sees"),
        seen,
        element("p", { class: "digits-muted" }, data.size + "×" + data.size + " pixels, each from 0 to 1")),
      element("div", { class: "digits-draw-part digits-draw-wide" },
        element("div", { class: "digits-draw-title" }, "What it answers"),
        answer.node)),
    help(data),
    speak);
  refresh();

  function refresh() {
    const ink = paper.ink();
    undo.disabled = clear.disabled = !ink;
    const pixels = ink ? FORMS[data.form](ink) : new Float64Array(data.size * data.size);
    paint(seen, data.size, pixels);
    seen.setAttribute("aria-label", ink ? "The drawing as the network sees it, " + data.size + " by " + data.size + " pixels" : "Empty paper");
    const outputs = ink ? predict(layers, pixels) : null;
    speak.say(answer.show(outputs) || "");
  }
}

function help(data) {
  return element("details", { class: "digits-draw-help" },
    element("summary", {}, "From your drawing to the network's picture"),
    element("ol", {}, ...data.steps.map((step) => element("li", {}, step))),
    element("p", {}, "With the keyboard: arrow keys move the pen (Shift: less far), Space puts it down and lifts it, Backspace takes back "
      + "the last stroke, Delete clears."));
}
