// A link that opens exactly this experiment, and the same experiment as Java for a notebook.

function sharingPanel(address, askForCode, speak) {
  const text = element("textarea", { readonly: "", rows: 14, "aria-label": "The experiment as Java", spellcheck: "false" });
  const copy = element("button", { type: "button", onclick: () => copied(text.value, "The code is copied.") }, "Copy");
  const close = element("button", { type: "button", onclick: () => dialog.close() }, "Close");
  const dialog = element("dialog", { class: "digits-code" },
    element("h3", {}, "The same in a notebook"),
    element("p", {}, "Paste this into a cell of any of the course's notebooks: the library's own training gives these numbers."),
    text, element("div", { class: "digits-buttons" }, copy, close));
  const told = element("span", { class: "digits-muted", role: "status" }, "");
  const node = element("div", { class: "digits-buttons" },
    element("button", { type: "button", onclick: () => copied(location.href.split("#")[0] + "#" + address(), "The link is copied.") }, "Copy link"),
    element("button", { type: "button", onclick: askForCode }, "Open as notebook"), told, dialog);

  function copied(what, sentence) {
    // A page from disk may have no clipboard: then it is marked for Ctrl-C.
    const done = () => { told.textContent = sentence; setTimeout(() => { told.textContent = ""; }, 3000); };
    if (navigator.clipboard) navigator.clipboard.writeText(what).then(done, () => { told.textContent = what; });
    else if (dialog.open) text.select();
    else told.textContent = what;
  }

  return {
    node,
    showCode(code) {
      text.value = code;
      dialog.showModal();
      speak.say("The code is shown.");
    },
  };
}
