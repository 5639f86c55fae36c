// A display whose script this build lacks says so.

function show(stage, data) {
  stage.append(element("p", { role: "note" }, data));
}
