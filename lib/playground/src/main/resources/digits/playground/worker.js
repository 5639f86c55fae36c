// The side that learns: the library's core, told what to do by messages. In a worker, or in the page's own thread where a browser
// has none. It learns on only when what it sent last has been shown, so that neither side runs away from the other.

/** Milliseconds of learning and measuring after which a picture is due: it is to move thirty times a second on one core. */
const SLICE = 8;

function learningSide(core, post) {
  let playing = false;
  let pace = { steps: 1 };
  let watched = null;
  let drawn = null;
  let sweeping = null;
  let layers = 0;
  let whole = false;
  /** Milliseconds that it takes to measure, if nothing else is in the way. */
  let measuring = 0;

  const commands = {
    examples(message) {
      core.examples(message.height, message.width, message.maximum, message.train.pixels, message.train.labels, message.test.pixels, message.test.labels);
    },
    own(message) { core.own(message.address, message.weights); },
    begin(message) {
      core.begin(message.address, message.own);
      layers = message.layers;
      whole = message.whole;
      playing = message.playing;
      tell("begun");
    },
    play(message) { pace = message.pace; playing = true; learn(); },
    pause() { playing = false; tell("paused"); },
    pace(message) { pace = message.pace; },
    step(message) { playing = false; core.advance(message.count); tell("stepped"); },
    back() { playing = false; core.back(); tell("stepped"); },
    rate(message) { core.learningRate(message.rate); if (!playing) tell("rate"); },
    watch(message) { watched = message; if (!playing) tell("watched"); },
    drawn(message) { drawn = message.pixels; if (!playing) tell("drawn"); },
    shown() { if (playing) learn(); },
    code(message) { post({ is: "code", code: core.code(message.expected) }); },
    sweep(message) {
      sweeping = { steps: message.steps, taken: 0, part: message.part };
      core.beginSweep(message.address, message.own, message.rates);
      sweep();
    },
    sweepShown() { if (sweeping) sweep(); },
  };

  function learn() {
    const slice = (pace.slice || SLICE) - measuring;
    // A step that looks at all digits takes as long as to measure them; many small ones may.
    const end = performance.now() + (whole ? slice : Math.max(slice, measuring));
    let taken = 0;
    do core.advance(1); while (++taken < pace.steps && performance.now() < end && core.isFinite());
    if (!core.isFinite()) playing = false;
    tell("learned");
  }

  function tell(why) {
    const start = performance.now();
    const measured = core.measure();
    measuring = Math.min(performance.now() - start, why === "begun" ? Infinity : measuring);
    const state = {
      is: "state", why, playing, iteration: core.iteration(), finite: core.isFinite(), stepsBack: core.stepsBack(),
      examples: core.trainingExamples(), measured, answers: core.answers().slice(), layers: [],
    };
    for (let layer = 0; layer < layers; layer++) {
      state.layers.push({ W: core.weights(layer), b: core.biases(layer), active: core.active(layer).slice() });
    }
    if (watched) state.watched = look();
    if (drawn) state.drawn = core.predict(drawn);
    post(state);
  }

  /** The picture that is watched on its way: attacked first, if it is to be. */
  function look() {
    let pixels = watched.pixels;
    if (watched.attack > 0) {
      core.look(pixels, watched.label);
      const slopes = core.pixelSlopes();
      pixels = pixels.map((pixel, i) => Math.min(1, Math.max(0, pixel + watched.attack * Math.sign(slopes[i]))));
    }
    core.look(pixels, watched.label);
    const passes = [];
    for (let layer = 0; layer < layers; layer++) {
      passes.push({ Z: core.sums(layer), A: core.activations(layer), dZ: core.slopes(layer), dW: core.weightSlopes(layer) });
    }
    return { index: watched.index, pixels, label: watched.label, passes };
  }

  function sweep() {
    const steps = Math.min(sweeping.part, sweeping.steps - sweeping.taken);
    const numbers = core.advanceSweep(steps);
    sweeping.taken += steps;
    const done = sweeping.taken >= sweeping.steps;
    post({ is: "swept", iteration: sweeping.taken, numbers, done });
    if (done) sweeping = null;
  }

  return (message) => commands[message.do](message);
}

/** What a worker begins with. */
function bootWorker(core) {
  const receive = learningSide(core, (message) => self.postMessage(message));
  self.onmessage = (event) => receive(event.data);
}
