// Puts the playground together: what is learned comes from the learner, once for each picture that is shown.

const PACES = [
  ["slow: 2 steps a second", { steps: 1, wait: 500 }],
  ["10 steps a second", { steps: 1, wait: 100 }],
  ["fast", { steps: 8 }],
  ["as fast as it can", { steps: Infinity, slice: 40 }],
];
const USUAL_PACE = 2;
/** Milliseconds that a digit is watched before the next one comes in. */
const WATCHED = 900;
const GHOSTS = 3;
/** What of a link is not understood: nobody reads more. */
const MOST_PROBLEMS = 4;
/** Points of width up to which there is one column, as in the style sheet. */
const NARROW = 740;
/** Milliseconds after which curves, tables and lines follow while it learns: nobody reads faster. */
const READ = 160;

function show(stage, data) {
  // In a notebook's cell there is no address, and the code is there already.
  const inCell = Boolean(data.own);
  linked = !inCell;
  const train = decoded(data.train);
  const test = decoded(data.test);
  const pixels = data.height * data.width;
  const pixelsOf = (index) => Float64Array.from({ length: pixels }, (_, i) => test.pixels[index * pixels + i] / data.test.maximum);
  const speak = speaker();
  const learner = learnerOf(heard);
  const history = { now: historyOf() };
  const ghosts = [];
  let plan = null, state = null, chosen = null, colours = null, waiting = false, frames = 0;
  const afterPainting = [];
  /** The next step of a slow run, which a new run must not wait for. */
  let turn = null;
  /** The experiment that was chosen last. */
  let experiment = null;
  let watched = 0, watchedSince = 0, readSince = 0, held = false, attack = 0, playing = false, asked = null;

  // --- what there is to see ---
  const play = button("▶ Play", () => (playing ? pause() : start()), "digits-main digits-play");
  const step = button("Step", () => stepOn(1));
  const epoch = button("Epoch", () => stepOn(stepsOfEpoch()));
  const back = button("◀", () => learner.send({ do: "back" }), null, " Back");
  const restart = button("↺", () => begin(false), null, " Restart");
  const pace = element("select", { "aria-label": "speed", onchange: () => learner.send({ do: "pace", pace: paceNow() }) }, ...PACES.map(([words], i) => element("option", { value: i }, words)));
  pace.value = USUAL_PACE;
  const numbers = Object.fromEntries([["iteration", "iteration"], ["epoch", "epoch"], ["loss", "loss"], ["train", "training"], ["test", "test"]].map(([key, words]) =>
    [key, { value: element("dd", { "data-number": key }, "–"), words }]));
  const told = element("p", { class: "digits-told", role: "alert" });
  told.hidden = true;
  const diagram = diagramOf((layer, of) => { chosen = [layer, of]; refreshUnit(); unit.node.scrollIntoView({ block: "nearest" }); });
  const unit = unitPanel();
  const hold = element("input", { type: "checkbox", onchange: () => { held = hold.checked; } });
  const strength = element("input", { type: "range", min: 0, max: 0.4, step: 0.01, value: 0, "aria-label": "attack: how far each pixel is moved", oninput: () => attackBy(Number(strength.value)) });
  const strengthShown = element("output", {}, "0");
  const about = element("p", { class: "digits-muted digits-watching" }, "");
  const middle = element("p", { class: "digits-about" }, "In the middle each square is a hidden unit, drawn as its weights: orange adds, blue takes away. The stronger it answers, the yellower its frame. "
    + "✕ is a dead unit: it answers no training digit any more; a few of them do no harm.");
  const curves = curvesOf();
  const keep = button("Keep as ghost", keepGhost);
  const forget = button("Forget ghosts", () => { ghosts.length = 0; refresh(); });
  const results = resultsOf(test, pixelsOf, (index) => { hold.checked = held = true; watch(index); });
  const pad = padOf(data.height, speak, (drawn) => learner.send({ do: "drawn", pixels: drawn }));
  const sweep = sweepPanel((rates, steps) => { pause(); learner.send({ do: "sweep", ...experimentOf(plan), rates, steps, part: 10 }); },
    (rate) => { setPlan({ ...plan, alpha: String(rate) }); begin(true); toTheTop(); });
  const panel = planPanel((fresh, key) => changePlan(fresh, key), inCell);
  const sharing = sharingPanel(() => learner.core.understood(addressOf(plan)), askForCode, speak);
  const where = element("p", { class: "digits-muted" }, "");
  const task = element("p", { class: "digits-task" });
  task.hidden = true;
  const experiments = experimentsPanel((chosenNow, words, address, byHowMuch) => {
    // The ways of one experiment are compared: the run before stays as a ghost.
    if (chosenNow !== experiment) ghosts.length = 0;
    else if (history.now.points.length > 1) addGhost();
    experiment = chosenNow;
    setPlan(planOf(learner.core.whole(address)));
    strength.value = byHowMuch;
    attackBy(byHowMuch);
    begin(true);
    task.replaceChildren(element("b", {}, experiment.title + ": " + words + ". "), experiment.sentence + (ghosts.length > 0 ? " The curves of the run before are dashed." : ""));
    task.hidden = false;
    toTheTop();
  });

  const bar = element("div", { class: "digits-bar", role: "group", "aria-label": "Learning" },
    element("div", { class: "digits-buttons" }, play, step, epoch, back, restart, element("label", {}, element("span", { class: "digits-muted" }, "speed "), pace)),
    element("dl", { class: "digits-numbers" }, ...Object.values(numbers).map(({ value, words }) => element("div", {}, element("dt", {}, words), value))));
  const planSection = section("The plan", "digits-left", panel.node);

  stage.append(
    inCell ? "" : element("p", { class: "digits-lead" }, "Press Play. In each step the network reads some handwritten digits, compares its answers with the truth, and changes its weights, the numbers on its lines, "
      + "to be a little less wrong. α, the learning rate, says how far a step goes: too small, and it crawls; too large, and it jumps over the goal. Move it, and watch."),
    task,
    told,
    bar,
    element("div", { class: "digits-columns" },
      planSection,
      element("div", { class: "digits-middle" }, section("The network", "digits-network", diagram.node,
        element("div", { class: "digits-watch" }, about,
          element("label", {}, hold, " hold this digit"), button("Next digit", () => watch((watched + 1) % test.labels.length)),
          element("label", {}, "attack ", strength, " ", strengthShown)),
        middle, element("p", { class: "digits-about" }, "Press a unit, and read its numbers. "
          + "The attack moves each pixel a little the way that misleads the network."),
        unit.node), section("Draw a digit, and watch the answer while it learns", null, pad.node, element("p", { class: "digits-about" }, "It has to choose one of ten, even for a scribble."))),
      section("How well it reads", "digits-right", element("div", { class: "digits-charts" }, curves.node, element("p", { class: "digits-about" }, "The loss says how wrong the answers are, the accuracy how many are right: of the training digits, which it learns from, and of the test digits, which it only ever reads. "
        + "An epoch has looked at every training digit once. Keep a run's curves as a ghost, change one thing, and run again."), element("div", { class: "digits-buttons" }, keep, forget)), results.misread, results.table)),
    inCell ? "" : section("Ten experiments", "digits-wide", experiments),
    section("Sixteen learning rates", "digits-wide", sweep.node),
    inCell ? "" : section("Share it", "digits-wide", sharing.node,
      where),
    speak);

  learner.send({ do: "examples", height: data.height, width: data.width, maximum: data.test.maximum, train, test });
  new ResizeObserver(resized).observe(diagram.node);
  new MutationObserver(resized).observe(stage.closest(".digits-widget"), { attributes: true, attributeFilter: ["data-dark"] });
  if (inCell) {
    learner.send({ do: "own", address: data.own.address, weights: weightsOf(data.own.weights) });
    setTimeout(() => {
      setPlan({ ...planOf(learner.core.whole(data.own.address)), start: "own" });
      begin(false);
    });
  } else {
    addEventListener("hashchange", () => open(location.hash.slice(1)));
    setTimeout(() => open(location.hash.slice(1)));
  }

  // --- the plan ---
  /** Opens what an address asks for; what it does not understand is said, and the usual experiment opens. */
  function open(address) {
    const text = decodeURIComponentSafely(address);
    if (plan && learner.core.understood(text) === learner.core.understood(addressOf(plan)) && learner.core.notUnderstood(text).length === 0) return;
    const problems = learner.core.notUnderstood(text);
    setPlan(planOf(learner.core.whole(text)), problems.length > 0);
    begin(false);
    if (problems.length > 0) tell("The link was not understood, so the usual experiment opens. " + problems.slice(0, MOST_PROBLEMS).join(" "));
  }

  function setPlan(fresh, keepAddress) {
    plan = fresh;
    panel.set(plan);
    if (keepAddress || inCell) return;
    const address = learner.core.understood(addressOf(plan));
    window.history.replaceState(null, "", address ? "#" + address : location.href.split("#")[0]);
  }

  /** What the core is told: a cell's own first weights are for its own layers only. */
  function experimentOf(asked) {
    const own = asked.start === "own";
    return { address: addressOf(own ? { ...asked, start: "he" } : asked), own };
  }

  function changePlan(fresh, key) {
    if (fresh.start === "own" && ["layers", "activation", "loss"].includes(key)) fresh = { ...fresh, start: "he" };
    setPlan(fresh);
    if (key === "alpha") learner.send({ do: "rate", rate: Number(plan.alpha) });
    else begin(playing);
  }

  function begin(goOn) {
    clearTimeout(turn);
    afterPainting.length = 0;
    task.hidden = true;
    chosen = null;
    state = null;
    playing = goOn;
    frames = 0;
    tell("");
    history.now = historyOf();
    diagram.mark(null);
    unit.node.hidden = true;
    middle.hidden = plan.layers.length === 0;
    rebuild();
    learner.send({ do: "begin", ...experimentOf(plan), layers: plan.layers.length + 1, whole: plan.batch === "all", playing: false });
    watch(watched);
    if (goOn) learner.send({ do: "play", pace: paceNow() });
    refresh();
  }

  // --- learning ---
  function start() {
    clearTimeout(turn);
    playing = true;
    learner.send({ do: "play", pace: paceNow() });
    refresh();
  }

  function pause() {
    playing = false;
    learner.send({ do: "pause" });
    refresh();
  }

  function stepOn(count) {
    playing = false;
    learner.send({ do: "step", count });
  }

  function stepsOfEpoch() {
    const all = state ? state.examples : train.labels.length;
    return plan.batch === "all" ? 1 : Math.ceil(all / Math.min(all, Number(plan.batch)));
  }

  function paceNow() {
    return PACES[Number(pace.value)][1];
  }

  function heard(message) {
    if (message.is === "failed") return tell("Something in this page failed, and it cannot go on; reload it.");
    if (message.is === "code") return sharing.showCode(message.code);
    if (message.is === "swept") return swept(message);
    // The run before may still have told something.
    if (!state && message.why !== "begun") return;
    state = message;
    if (["begun", "stepped", "learned"].includes(message.why)) history.now.add(message.measured);
    if (!message.finite) diverged();
    if (message.why !== "learned") return paintSoon();
    // The learner goes on while this picture is painted, but is never more than one picture ahead.
    const goOn = () => {
      const { wait } = paceNow();
      if (!playing) return;
      if (wait) turn = setTimeout(() => learner.send({ do: "shown" }), wait);
      else learner.send({ do: "shown" });
    };
    if (waiting) afterPainting.push(goOn);
    else goOn();
    paintSoon();
  }

  /** With the next picture of the screen, once for all that was heard until then. */
  function paintSoon() {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      for (const then of afterPainting.splice(0)) then();
      if (stage.isConnected) refresh();
    });
  }

  function diverged() {
    playing = false;
    const rate = Number(plan.alpha);
    tell("Training diverged at iteration " + state.iteration + ": the loss or a weight is no longer a finite number. The learning rate α = " + rate + " is probably too large: set it to " + better(rate) + ", then restart.");
  }

  function swept(message) {
    requestAnimationFrame(() => {
      sweep.show({ ...message, part: 10 }, colours);
      if (!message.done) learner.send({ do: "sweepShown" });
    });
  }

  // --- the digit that is watched ---
  function watch(index) {
    watched = index;
    watchedSince = performance.now();
    learner.send({ do: "watch", index, pixels: pixelsOf(index), label: test.labels[index], attack });
  }

  function attackBy(strengthNow) {
    attack = strengthNow;
    strengthShown.textContent = String(attack);
    watch(watched);
  }

  function nextDigit() {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (playing && !held && !still && performance.now() - watchedSince > WATCHED) watch((watched + 1) % test.labels.length);
  }

  // --- ghosts ---
  function addGhost() {
    ghosts.push(history.now.points.slice());
    if (ghosts.length > GHOSTS) ghosts.shift();
  }

  function keepGhost() {
    addGhost();
    refresh();
    speak.say("This run stays as a ghost behind the next ones.");
  }

  // --- painting ---
  /** The network with every picture; what is read, now and then. Canvases first: they wait for text that is not laid out yet. */
  function refresh() {
    controls();
    if (!state || !colours) return;
    const whole = Boolean(state.watched) && state.layers.length === plan.layers.length + 1;
    const reading = !playing || performance.now() - readSince > READ;
    if (whole) diagram.show(state, reading);
    if (state.iteration !== Number(stage.dataset.iteration)) stage.dataset.frames = ++frames;
    stage.dataset.iteration = state.iteration;
    if (reading) read(whole);
    if (!whole) return;
    const A = state.watched.passes[state.layers.length - 1].A;
    const answer = A.indexOf(Math.max(...A));
    write(about, "Test digit " + state.watched.index + ", a " + state.watched.label + (attack > 0 ? ", attacked" : "") + ": read as " + answer + (answer === state.watched.label ? "." : ", wrong."));
    if (state.drawn) pad.show(state.drawn, state.why === "drawn");
    nextDigit();
  }

  /** What can be pressed. */
  function controls() {
    write(where, learner.inWorker ? "The network learns in a thread of its own, by the course's Java, compiled to JavaScript."
      : "This browser has no worker here: the network learns in the page's own thread, somewhat slower.");
    write(play, playing ? "❚❚ Pause" : "▶ Play");
    play.disabled = state !== null && !state.finite;
    back.disabled = !state || state.stepsBack === 0;
    keep.disabled = history.now.points.length < 2;
    forget.disabled = ghosts.length === 0;
  }

  /** Curves, tables and numbers; whole says that the watched digit's numbers are there. */
  function read(whole) {
    readSince = performance.now();
    const [iteration, loss, trainPart, , testPart] = state.measured;
    curves.show(history.now, ghosts, colours);
    results.show(state.answers, colours);
    write(numbers.iteration.value, String(iteration));
    write(numbers.epoch.value, (iteration / stepsOfEpoch()).toFixed(1));
    write(numbers.loss.value, written(loss, 4));
    write(numbers.train.value, percent(trainPart));
    write(numbers.test.value, percent(testPart));
    if (!whole) return;
    refreshUnit();
    hint(iteration, loss, trainPart);
    if (!playing && state.why === "paused") speak.say("Paused at iteration " + iteration + ", test accuracy " + percent(testPart));
  }

  /** Of a run that gets nowhere. */
  function hint(iteration, loss, trainPart) {
    if (!state.finite || iteration < 200 || (told.textContent !== "" && !told.textContent.startsWith("It learns"))) return;
    const stuck = trainPart < 0.25 && loss > 0.9 * history.now.points[0][1];
    if (!stuck) tell("");
    // Once: it is this α that is to blame, also when the slider is moved afterwards.
    else if (told.textContent === "") tell("It learns nothing: the loss is " + (loss > history.now.points[0][1] ? "larger than" : "hardly smaller than") + " at the start. " + reason());
  }

  /** One that works with most plans. */
  function better(rate) {
    return Math.min(["adam", "rms-prop"].includes(plan.optimizer) ? 0.002 : 0.2, Number((rate / 10).toPrecision(2)));
  }

  function reason() {
    const rate = Number(plan.alpha);
    const dead = plan.activation === "relu" ? state.layers.slice(0, -1).findIndex(({ active }) => active.every((count) => count === 0)) : -1;
    if (dead >= 0) {
      return "All units of hidden layer " + (dead + 1) + " are dead: steps that were too long threw them where they put out 0 for every digit, and there no step reaches them. Set α to " + better(rate) + ", then restart.";
    }
    if (plan.activation === "sigmoid" && plan.layers.length > 2) return "Through " + plan.layers.length + " layers of sigmoid hardly any slope arrives at the first one; ReLU lets it through.";
    return "The learning rate α = " + rate + " is probably too " + (rate >= 1 ? "large: each step jumps over what it was going for. Set it to " + better(rate) + ", then restart" : "small") + ".";
  }

  function toTheTop() {
    stage.scrollIntoView({ behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth", block: "start" });
  }

  function refreshUnit() {
    unit.node.hidden = !chosen;
    diagram.mark(chosen);
    if (chosen && state && state.watched && state.layers[chosen[0]]) unit.show(state, plan, chosen, colours);
  }

  function tell(sentence) {
    if (told.textContent === sentence) return;
    told.textContent = sentence;
    told.hidden = sentence === "";
  }

  /** On a phone α stays beside Play, whatever one looks at: the plan is far below. */
  function place() {
    const narrow = stage.clientWidth <= NARROW;
    if (narrow !== bar.contains(panel.alpha)) narrow ? bar.append(panel.alpha) : panel.node.prepend(panel.alpha);
  }

  function rebuild() {
    place();
    colours = coloursOf(stage);
    diagram.build([...plan.layers, 10], { width: data.width, height: data.height }, colours);
  }

  function resized() {
    if (!plan || asked) return;
    asked = requestAnimationFrame(() => {
      asked = null;
      rebuild();
      refresh();
    });
  }

  function askForCode() {
    if (!state) return;
    const [, loss, trainPart, , testPart] = state.measured;
    learner.send({ do: "code", expected: "Loss " + loss.toFixed(4) + ", accuracy " + (100 * trainPart).toFixed(2) + "%, on the test set " + (100 * testPart).toFixed(2) + "%." });
  }

  function section(title, kind, ...children) {
    return element("section", { class: kind }, element("h2", {}, title), ...children);
  }

  /** What is read aloud, too, is seen where there is room. */
  function button(words, onclick, kind, aloud) {
    return element("button", { type: "button", class: kind || null, onclick }, words, aloud && element("span", { class: "digits-aloud" }, aloud));
  }
}

/** The same text again would be laid out again. */
function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Examples as the library takes them. */
function decoded(examples) {
  const text = atob(examples.pixels);
  return { pixels: Int8Array.from(text, (one) => one.charCodeAt(0)), labels: Int32Array.from(examples.labels) };
}

/** Doubles of eight bytes each, the lowest byte first. */
function weightsOf(base64) {
  const bytes = Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
  return new Float64Array(bytes.buffer);
}

function decodeURIComponentSafely(text) {
  try {
    return decodeURIComponent(text);
  } catch (broken) {
    return text;
  }
}
