// A matrix as coloured dots, all of them; the value under the mouse, or under the cursor that the arrow keys move, is told.

function show(stage, data) {
  const all = matrix(data);
  const places = decimals(all.values);
  const largest = all.values.reduce((most, value) => (Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most), 0);
  const side = (count, room) => Math.max(2, Math.min(16, Math.floor(room / count)));
  const width = all.columns <= 6 ? 24 : side(all.columns, 640);
  const height = side(all.rows, 320);
  const canvas = element("canvas", { width: 2 * width * all.columns, height: 2 * height * all.rows, "aria-hidden": "true" });
  canvas.style.width = width * all.columns + "px";
  canvas.style.height = height * all.rows + "px";
  const told = element("div", { class: "digits-told", role: "status" }, "The mouse, or the arrow keys, tell the values: orange is above 0, blue below.");
  let cursor = null;

  function tell(row, column) {
    cursor = [row, column];
    told.textContent = "[" + row + ", " + column + "] = " + written(all.at(row, column), places);
    paint();
  }

  function paint() {
    const style = getComputedStyle(stage);
    const pen = canvas.getContext("2d");
    pen.setTransform(2, 0, 0, 2, 0, 0);
    pen.clearRect(0, 0, width * all.columns, height * all.rows);
    for (const sign of ["negative", "positive"]) {
      pen.fillStyle = style.getPropertyValue("--digits-" + sign);
      for (let row = 0; row < all.rows; row++) {
        for (let column = 0; column < all.columns; column++) {
          const value = all.at(row, column);
          if (value === 0 || !Number.isFinite(value) || (value < 0) !== (sign === "negative")) continue;
          pen.globalAlpha = Math.abs(value) / largest;
          pen.fillRect(column * width, row * height, width - (width > 5 ? 1 : 0), height - (height > 5 ? 1 : 0));
        }
      }
    }
    pen.globalAlpha = 1;
    if (cursor) {
      pen.strokeStyle = style.getPropertyValue("--digits-accent");
      pen.lineWidth = 2;
      pen.strokeRect(cursor[1] * width - 0.5, cursor[0] * height - 0.5, width + 1, height + 1);
    }
  }

  const area = element("div", {
    class: "digits-scroll", tabindex: 0, role: "group", "aria-label": all.rows + "×" + all.columns + " heat map; arrow keys tell the values",
    onkeydown: (event) => {
      const move = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
      if (!move) return;
      event.preventDefault();
      const [row, column] = cursor ? [cursor[0] + move[0], cursor[1] + move[1]] : [0, 0];
      tell(Math.max(0, Math.min(all.rows - 1, row)), Math.max(0, Math.min(all.columns - 1, column)));
    },
  }, canvas);
  const point = (event) => {
    const box = canvas.getBoundingClientRect();
    const row = Math.floor((event.clientY - box.top) / box.height * all.rows);
    const column = Math.floor((event.clientX - box.left) / box.width * all.columns);
    if (row >= 0 && row < all.rows && column >= 0 && column < all.columns) tell(row, column);
  };
  canvas.addEventListener("pointermove", point);
  canvas.addEventListener("pointerdown", point);
  stage.append(area, told);
  paint();
}
