// A table page by page. The cells came as they are to be read: numbers are written in the library.

const ROWS = 10;

function show(stage, data) {
  const pages = Math.ceil(data.rows.length / ROWS);
  const spoken = speaker();
  const body = element("tbody", null);
  const head = element("tr", null, ...data.columns.map(([name, type, side]) => {
    const cell = element("th", { scope: "col" }, name, element("br"), element("small", { class: "digits-muted" }, type));
    cell.style.textAlign = side;
    return cell;
  }));
  const first = button("First", "first page", () => turn(0));
  const back = button("◀", "page before", () => turn(page - 1));
  const next = button("▶", "next page", () => turn(page + 1));
  const last = button("Last", "last page", () => turn(pages - 1));
  const place = element("span", { class: "digits-place" });
  let page = 0;

  function turn(to) {
    page = Math.max(0, Math.min(pages - 1, to));
    const from = page * ROWS;
    const rows = data.rows.slice(from, from + ROWS);
    body.replaceChildren(...rows.map((row) => element("tr", null, ...row.map((text, column) => {
      const cell = element("td", null, text);
      cell.style.textAlign = data.columns[column][2];
      return cell;
    }))));
    const count = (number) => number.toLocaleString("en-US");
    place.textContent = "rows " + count(from) + " to " + count(from + rows.length - 1) + " of " + count(data.size)
      + (data.rows.length < data.size ? ", of which the first " + count(data.rows.length) + " are on this page" : "") + "; counted from 0";
    spoken.say(place.textContent);
    const focused = document.activeElement;
    first.disabled = back.disabled = page === 0;
    next.disabled = last.disabled = page === pages - 1;
    // A button that is switched off loses the focus.
    if (focused && focused.disabled && stage.contains(focused)) (page === 0 ? next : back).focus();
  }

  stage.append(
    element("div", { class: "digits-scroll", tabindex: 0, role: "group", "aria-label": data.name }, element("table", null, element("thead", null, head), body)),
    element("div", { class: "digits-pages" }, first, back, next, last, place),
    element("p", { class: "digits-muted" }, data.summary), spoken);
  turn(0);
}

function button(sign, label, onclick) {
  return element("button", { type: "button", "aria-label": label, title: label, onclick }, sign);
}
