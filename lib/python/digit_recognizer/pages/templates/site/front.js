// The front page: search, and what has been read and solved.

function showProgress() {
  const read = kept(READ);
  const boxes = [...document.querySelectorAll(".course-card input")];
  const cards = [...document.querySelectorAll(".course-card")];
  for (const card of cards) card.classList.toggle("course-read", read.includes(card.dataset.page));
  const pages = cards.filter(card => read.includes(card.dataset.page)).length;
  const solved = boxes.filter(box => box.checked).length;
  const line = document.querySelector(".course-progress");
  line.hidden = pages + solved === 0;
  line.textContent = `You have read ${pages} of ${cards.length} pages and ticked ${solved} of ${boxes.length} exercises. `;
  const forget = document.createElement("button");
  forget.textContent = "Forget";
  forget.addEventListener("click", () => {
    keep(READ, []);
    keep(SOLVED, []);
    for (const box of boxes) box.checked = false;
    showProgress();
    document.getElementById("search").focus();
  });
  line.append(forget);
}

/** Those sections in which every word occurs; a word in a heading counts more than one in the text. */
function search(words) {
  const score = section => {
    const heading = (section.heading + " " + section.title).toLowerCase();
    const text = section.text.toLowerCase();
    let sum = 0;
    for (const word of words) {
      if (!heading.includes(word) && !text.includes(word)) return 0;
      sum += (section.heading.toLowerCase() === word ? 8 : 0) + (heading.includes(word) ? 4 : 0) + (text.includes(word) ? 1 : 0);
    }
    return sum;
  };
  return SECTIONS.map(section => ({ section, score: score(section) })).filter(found => found.score > 0)
    .sort((a, b) => b.score - a.score).map(found => found.section);
}

/** Some words of the text around the first that was searched for. */
function around(text, word) {
  const place = Math.max(0, text.toLowerCase().indexOf(word));
  const from = place < 60 ? 0 : text.indexOf(" ", place - 60) + 1;
  return (from > 0 ? "… " : "") + text.slice(from, from + 160) + (from + 160 < text.length ? " …" : "");
}

function showFound() {
  const words = document.getElementById("search").value.toLowerCase().split(/\s+/).filter(word => word !== "");
  const found = words.length === 0 ? [] : search(words);
  const list = document.getElementById("found");
  list.replaceChildren(...found.slice(0, 10).map(section => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = section.page + (section.anchor ? "#" + section.anchor : "");
    link.textContent = section.title + (section.heading ? " · " + section.heading : "");
    const text = document.createElement("p");
    text.textContent = around(section.text, words[0]);
    item.append(link, text);
    return item;
  }));
  const count = found.length === 0 ? "Nothing has all of these words." : `${found.length} found` + (found.length > 10 ? "; these fit best:" : ":");
  document.getElementById("found-count").textContent = words.length === 0 ? "" : count;
}

document.getElementById("search").addEventListener("input", showFound);
document.querySelector(".course-search").addEventListener("submit", event => event.preventDefault());
const solved = kept(SOLVED);
for (const box of document.querySelectorAll(".course-card input")) {
  box.checked = solved.includes(box.value);
  box.addEventListener("change", () => {
    keep(SOLVED, [...document.querySelectorAll(".course-card input:checked")].map(one => one.value));
    showProgress();
  });
}
showProgress();
