// Sixteen learning rates side by side: the same plan, the same start, a race; then accuracy against α.

const RATES = Array.from({ length: 16 }, (_, i) => Number((10 ** (-3.5 + (5 * i) / 15)).toPrecision(2)));
const SWEEP_STEPS = 300;

/** begin() starts a race and gives how many steps there will be; take(α) is called when one is chosen. */
function sweepPanel(begin, take) {
  const start = element("button", { type: "button", class: "digits-main", onclick: run }, "Race sixteen learning rates");
  const told = element("p", { class: "digits-muted" }, "Each runs " + SWEEP_STEPS + " steps of the plan; press one to take its α and play.");
  const races = RATES.map((rate) => {
    const curve = element("canvas", { "aria-hidden": "true" });
    const value = element("span", { class: "digits-race-value" }, "–");
    const button = element("button", { type: "button", class: "digits-race", "data-rate": rate, onclick: () => take(rate) },
      element("span", { class: "digits-race-name" }, "α = " + rate), curve, value);
    return { rate, curve, value, button, points: [] };
  });
  const scatter = element("canvas", { class: "digits-scatter", role: "img", "aria-label": "Accuracy against the learning rate: not raced yet" });
  const chart = element("figure", {}, element("figcaption", {}, "Test accuracy against α"), scatter);
  chart.hidden = true;
  const node = element("div", { class: "digits-sweep" },
    element("div", { class: "digits-buttons" }, start), told,
    element("div", { class: "digits-races", role: "group", "aria-label": "Sixteen learning rates" }, ...races.map((race) => race.button)),
    chart);

  function run() {
    for (const race of races) race.points = [];
    start.disabled = true;
    begin(RATES, SWEEP_STEPS);
  }

  function show(message, colours) {
    const best = Math.max(...races.map((_, i) => message.numbers[2 * i + 1] || 0));
    races.forEach((race, i) => {
      const loss = message.numbers[2 * i];
      const accuracy = Number.isFinite(loss) ? message.numbers[2 * i + 1] : NaN;
      race.points.push(accuracy);
      race.value.textContent = Number.isFinite(accuracy) ? percent(accuracy) : "diverged";
      race.button.setAttribute("aria-label", "α = " + race.rate + ": " + race.value.textContent);
      race.button.dataset.best = accuracy === best;
      curve(race, message, colours);
    });
    chart.hidden = false;
    dots(colours);
    if (!message.done) return;
    start.disabled = false;
    const winner = races.find((race) => race.button.dataset.best === "true");
    told.textContent = "After " + message.iteration + " steps α = " + winner.rate + " reads most: " + winner.value.textContent + " of the test digits. Too small ones have not come far, too large ones jump, or die at 10%, which is guessing. Press one to take its α and play.";
  }

  function curve(race, message, colours) {
    const { context, width, height } = sharpened(race.curve, 40);
    context.strokeStyle = race.button.dataset.best === "true" ? colours.right.css : colours.accent.css;
    context.lineWidth = 2;
    context.beginPath();
    const total = Math.ceil(SWEEP_STEPS / message.part);
    race.points.forEach((accuracy, i) => {
      const y = height - 3 - (height - 6) * (Number.isFinite(accuracy) ? accuracy : 0);
      if (i === 0) context.moveTo(0, y);
      else context.lineTo((width * i) / Math.max(1, total - 1), y);
    });
    context.stroke();
  }

  function dots(colours) {
    const { context, width, height } = sharpened(scatter, 150);
    const x = (i) => 44 + ((width - 60) * i) / (races.length - 1);
    const y = (accuracy) => height - 24 - (height - 34) * accuracy;
    context.font = "11px system-ui, sans-serif";
    context.textBaseline = "middle";
    for (const part of [0, 0.5, 1]) {
      context.strokeStyle = colours.line.css;
      context.beginPath();
      context.moveTo(36, y(part));
      context.lineTo(width - 4, y(part));
      context.stroke();
      context.fillStyle = colours.muted.css;
      context.textAlign = "right";
      context.fillText(100 * part + "%", 32, y(part));
    }
    context.textAlign = "center";
    races.forEach((race, i) => { if (i % 3 === 0) context.fillText(String(race.rate), x(i), height - 8); });
    races.forEach((race, i) => {
      const accuracy = race.points[race.points.length - 1];
      context.fillStyle = race.button.dataset.best === "true" ? colours.right.css : colours.accent.css;
      context.beginPath();
      context.arc(x(i), y(Number.isFinite(accuracy) ? accuracy : 0), 5, 0, 2 * Math.PI);
      context.fill();
    });
    scatter.setAttribute("aria-label", "Accuracy against the learning rate: " + races.map((race) => race.rate + " " + race.value.textContent).join(", "));
  }

  return { node, show };
}
