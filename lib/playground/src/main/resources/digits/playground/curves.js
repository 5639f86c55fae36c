// Loss and accuracy over the iterations, of training and test, with the curves of earlier runs behind them.

/** More points than a chart is wide say no more. */
const MOST_POINTS = 1200;

/** What was measured of one run; thinned out where it gets long. */
function historyOf() {
  let points = [];
  return {
    get points() { return points; },
    add(measured) {
      const iteration = measured[0];
      while (points.length > 0 && points[points.length - 1][0] >= iteration) points.pop();
      points.push(Array.from(measured));
      if (points.length > MOST_POINTS) points = points.filter((_, i) => i % 2 === 0 || i === points.length - 1);
    },
  };
}

function curvesOf() {
  const loss = element("canvas", { class: "digits-curve", role: "img" });
  const accuracy = element("canvas", { class: "digits-curve", role: "img" });
  const node = element("div", { class: "digits-curves" },
    element("figure", {}, element("figcaption", {}, "Loss", legend()), loss),
    element("figure", {}, element("figcaption", {}, "Accuracy", legend()), accuracy));

  function legend() {
    return element("span", { class: "digits-legend" },
      element("span", { class: "digits-key digits-key-train" }), "training ", element("span", { class: "digits-key digits-key-test" }), "test");
  }

  function show(history, ghosts, colours) {
    const runs = [...ghosts.map((points) => ({ points, ghost: true })), { points: history.points, ghost: false }];
    const end = Math.max(10, ...runs.map((run) => (run.points.length ? run.points[run.points.length - 1][0] : 0)));
    const losses = runs.flatMap((run) => run.points.flatMap((point) => [point[1], point[3]])).filter(Number.isFinite).sort((a, b) => a - b);
    // One wild beginning is not to press everything else to the ground.
    const top = losses.length ? Math.min(losses[losses.length - 1], 2.5 * (losses[Math.floor(losses.length * 0.9)] || 1)) : 1;
    draw(loss, runs, end, top || 1, [1, 3], colours, (value) => written(value, value >= 100 ? 0 : 2));
    draw(accuracy, runs, end, 1, [2, 4], colours, (value) => Math.round(100 * value) + "%");
    const now = history.points[history.points.length - 1];
    if (now) {
      loss.setAttribute("aria-label", "Loss at iteration " + now[0] + ": training " + written(now[1], 3) + ", test " + written(now[3], 3));
      accuracy.setAttribute("aria-label", "Accuracy at iteration " + now[0] + ": training " + percent(now[2]) + ", test " + percent(now[4]));
    }
  }

  function draw(canvas, runs, end, top, [train, test], colours, text) {
    const { context, width, height } = sharpened(canvas, 130);
    const left = 40, bottom = 18;
    const x = (iteration) => left + ((width - left - 6) * iteration) / end;
    const y = (value) => (height - bottom) - (height - bottom - 6) * Math.min(1.03, value / top);
    context.font = "11px system-ui, sans-serif";
    context.fillStyle = colours.muted.css;
    context.strokeStyle = colours.line.css;
    context.lineWidth = 1;
    context.textBaseline = "middle";
    for (const part of [0, 0.5, 1]) {
      context.textAlign = "right";
      context.fillText(text(top * part), left - 5, y(top * part));
      context.beginPath();
      context.moveTo(left, Math.round(y(top * part)) + 0.5);
      context.lineTo(width - 6, Math.round(y(top * part)) + 0.5);
      context.stroke();
    }
    context.textBaseline = "alphabetic";
    context.textAlign = "left";
    context.fillText("0", left, height - 4);
    context.textAlign = "right";
    context.fillText(end + " iterations", width - 6, height - 4);
    for (const run of runs) {
      line(run, test, colours.test.css);
      line(run, train, colours.accent.css);
    }
    function line(run, which, colour) {
      context.globalAlpha = run.ghost ? 0.35 : 1;
      context.setLineDash(run.ghost ? [5, 4] : []);
      context.strokeStyle = colour;
      context.lineWidth = run.ghost ? 1.5 : 2;
      context.lineJoin = "round";
      context.beginPath();
      let open = false;
      for (const point of run.points) {
        if (!Number.isFinite(point[which])) { open = false; continue; }
        if (open) context.lineTo(x(point[0]), y(point[which]));
        else context.moveTo(x(point[0]), y(point[which]));
        open = true;
      }
      context.stroke();
      context.globalAlpha = 1;
      context.setLineDash([]);
    }
  }

  return { node, show };
}

/** A canvas as wide as its room, sharp on every screen, empty. */
function sharpened(canvas, height) {
  const width = Math.max(120, canvas.parentElement ? canvas.parentElement.clientWidth : 300);
  const sharp = Math.min(2, window.devicePixelRatio || 1);
  if (canvas.width !== Math.round(width * sharp) || canvas.height !== height * sharp) {
    canvas.width = Math.round(width * sharp);
    canvas.height = height * sharp;
    canvas.style.height = height + "px";
  }
  const context = canvas.getContext("2d");
  context.setTransform(sharp, 0, 0, sharp, 0, 0);
  context.clearRect(0, 0, width, height);
  return { context, width, height };
}

function percent(part) {
  return (100 * part).toFixed(1) + "%";
}
