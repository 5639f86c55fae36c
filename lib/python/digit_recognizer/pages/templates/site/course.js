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
  if (window.MathJax && MathJax.Hub) MathJax.Hub.Queue(reachWhatScrolls);
});
addEventListener("resize", reachWhatScrolls);
// Paper shows everything.
addEventListener("beforeprint", () => document.querySelectorAll("main details").forEach(part => part.open = true));
