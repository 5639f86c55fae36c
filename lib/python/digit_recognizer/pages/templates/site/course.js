// What is wider than the page is scrolled sideways: here by the keyboard as well, once formulas are set and their width is known.
function reachWhatScrolls() {
  const wide = document.querySelectorAll(".jp-OutputArea-output, .jp-RenderedMarkdown, .MathJax_Display, .jp-InputArea-editor, pre");
  for (const part of wide) {
    const scrolls = part.scrollWidth > part.clientWidth + 1 && getComputedStyle(part).overflowX !== "visible";
    if (!scrolls || part.hasAttribute("tabindex")) continue;
    part.tabIndex = 0;
    part.setAttribute("role", "group");
    part.setAttribute("aria-label", "scrolls sideways");
  }
}

addEventListener("load", () => {
  reachWhatScrolls();
  // Formulas are set first: a text that was taken apart before would hide them.
  const then = window.MathJax && MathJax.Hub ? work => MathJax.Hub.Queue(work) : work => work();
  then(reachWhatScrolls);
  if (!location.pathname.endsWith("/glossary.html")) then(explainTerms);
});
addEventListener("resize", reachWhatScrolls);
// Paper shows everything.
addEventListener("beforeprint", () => document.querySelectorAll("main details").forEach(part => part.open = true));

// A page counts as read once its end was seen.
const end = document.querySelector("main > nav.course-pages");
if (end) {
  new IntersectionObserver((entries, observer) => {
    if (!entries.some(entry => entry.isIntersecting)) return;
    observer.disconnect();
    const page = decodeURIComponent(location.pathname.split("/").pop());
    keep(READ, [...new Set([...kept(READ), page])]);
  }).observe(end);
}

// The first time a word of the glossary occurs in the text, it tells its meaning.
function explainTerms() {
  const words = Object.keys(TERMS).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`(?<![\\w-])(${words.map(word => word.replace(/[-^$*+?.()|[\]{}]/g, "\\$&")).join("|")})s?(?![\\w-])`, "gi");
  const byName = new Map(words.map(word => [word.toLowerCase(), word]));
  const seen = new Set();
  for (const block of document.querySelectorAll(".jp-RenderedMarkdown p, .jp-RenderedMarkdown li")) {
    const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, node =>
      node.parentElement.closest("a, code, pre, script, .course-term, [class^=MathJax]")
        ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const nodes = [];
    while (texts.nextNode()) nodes.push(texts.currentNode);
    for (const node of nodes) {
      const isNew = term => !seen.has(term) && seen.add(term);
      const firsts = [...node.data.matchAll(pattern)].filter(found => isNew(byName.get(found[1].toLowerCase())));
      // From the last to the first: what stands before a word stays where it is.
      for (const found of firsts.reverse()) {
        const term = byName.get(found[1].toLowerCase());
        const word = node.splitText(found.index);
        word.splitText(found[0].length);
        const link = document.createElement("a");
        link.className = "course-term";
        link.href = "glossary.html#" + TERMS[term].anchor;
        link.dataset.meaning = TERMS[term].meaning;
        link.setAttribute("aria-description", TERMS[term].meaning);
        word.replaceWith(link);
        link.append(word);
      }
    }
  }
}
