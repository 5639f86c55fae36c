// How the test digits are read now: which digit is taken for which, and ten of those that are misread.

const MISREAD = 10;

function resultsOf(test, pixelsOf, watch) {
  const cells = Array.from({ length: 10 }, () => Array.from({ length: 10 }, () => element("td", {}, "")));
  const table = element("table", { class: "digits-confusion" },
    element("caption", {}, "Down: the digit. Across: what it is read as"),
    element("thead", {}, element("tr", {}, element("td", {}, ""), ...cells.map((_, digit) => element("th", { scope: "col" }, String(digit))))),
    element("tbody", {}, ...cells.map((row, digit) => element("tr", {}, element("th", { scope: "row" }, String(digit)), ...row))));
  const list = element("div", { class: "digits-misread", role: "group", "aria-label": "Test digits that are misread; press one to watch it" });
  const slots = Array.from({ length: MISREAD }, () => {
    const picture = element("canvas", { width: Math.sqrt(pixelsOf(0).length), height: Math.sqrt(pixelsOf(0).length), "aria-hidden": "true" });
    const text = element("span", {}, "");
    const button = element("button", { type: "button", onclick: () => watch(Number(button.dataset.index)) }, picture, text);
    list.append(button);
    return { button, picture, text };
  });
  const note = element("p", { class: "digits-muted" }, "");
  let known = null;

  /** Only what has changed is painted: most frames change little. */
  function show(answers, colours) {
    const counts = cells.map((row) => row.map(() => 0));
    const misread = [];
    for (let i = 0; i < answers.length; i++) {
      counts[test.labels[i]][answers[i]]++;
      if (answers[i] !== test.labels[i]) misread.push(i);
    }
    counts.forEach((row, digit) => {
      const all = row.reduce((sum, count) => sum + count, 0);
      row.forEach((count, answer) => cell(cells[digit][answer], count, all, digit === answer, colours));
    });
    const last = misread.slice(-MISREAD).reverse();
    const key = last.map((i) => i + ":" + answers[i]).join();
    if (key === known) return;
    known = key;
    note.textContent = misread.length === 0 ? "Every one of the " + answers.length + " test digits is read." : misread.length + " of " + answers.length + " test digits are misread" + (misread.length > MISREAD ? "; some of them:" : ":");
    slots.forEach(({ button, picture, text }, place) => {
      button.hidden = place >= last.length;
      if (button.hidden) return;
      const index = last[place];
      paintInk(picture, pixelsOf(index));
      button.dataset.index = index;
      text.textContent = test.labels[index] + " → " + answers[index];
      button.setAttribute("aria-label", "a " + test.labels[index] + ", read as " + answers[index]);
    });
  }

  function cell(node, count, all, right, colours) {
    const text = count ? String(count) : "";
    if (node.textContent === text && node.dataset.theme === colours.paper.css) return;
    node.textContent = text;
    node.dataset.theme = colours.paper.css;
    const strength = all ? Math.round(12 + (right ? 36 : 30) * (count / all)) : 0;
    node.style.background = count ? "color-mix(in srgb, var(--digits-" + (right ? "right" : "wrong") + ") " + strength + "%, transparent)" : "";
  }

  return { table, misread: element("div", {}, note, list), show };
}
