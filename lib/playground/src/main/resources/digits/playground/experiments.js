// Ten guided experiments. Each is an address, and a sentence that says what to look for.

const EXPERIMENTS = [
  { title: "Too small, good, too large", notebook: "06", sentence: "The same network with three learning rates: one crawls, one learns, one steps over the goal again and again, so that its loss goes up as often as down.",
    ways: [["α = 0.001", "batch=all&alpha=0.001"], ["α = 0.5", "batch=all&alpha=0.5"], ["α = 1.4", "batch=all&alpha=1.4"]] },
  { title: "Units that die", notebook: "06", sentence: "Steps that are too long throw ReLUs where they answer no digit any more: crossed out, they never come back. Press one and read why.",
    ways: [["α = 1.2", "layers=24&alpha=1.2"], ["leaky ReLU", "layers=24&alpha=1.2&activation=leaky-relu"]] },
  { title: "One digit or all at a time", notebook: "05", sentence: "A step that looks at a single digit is noisy but cheap; one that looks at all of them is smooth but slow. Which reads more digits after ten seconds?",
    ways: [["1 digit", "batch=1&alpha=0.03"], ["32 digits", "batch=32"], ["all digits", "batch=all&alpha=0.5"]] },
  { title: "One layer only", notebook: "02", sentence: "Without a hidden layer each output has one picture of weights: press one, such as 0, and see the digit in it. It reads more than nine in ten.",
    ways: [["no hidden layer", "layers=none&alpha=0.3"]] },
  { title: "No activation", notebook: "03", sentence: "Two hidden layers without an activation come to one linear map, and can read nothing that no hidden layer could not. All three end near 97%: digits as small as these hardly need more.",
    ways: [["no hidden layer", "layers=none&alpha=0.3"], ["no activation", "layers=16,16&activation=identity&alpha=0.05"], ["ReLU", "layers=16,16&alpha=0.05"]] },
  { title: "Sigmoid in five layers", notebook: "03", sentence: "The slope of a sigmoid is a quarter at most; through five layers hardly anything of it arrives, and the loss stays on its plateau.",
    ways: [["sigmoid", "layers=12,12,12,12,12&activation=sigmoid&start=xavier&alpha=0.05"], ["ReLU", "layers=12,12,12,12,12&alpha=0.05"]] },
  { title: "Ten digits by heart", notebook: "09", sentence: "With ten digits to learn from, the training accuracy is soon 100%, and the test accuracy stays near one half: these ten it knows by heart, and others hardly.",
    ways: [["10 digits", "layers=32&examples=10&batch=all&alpha=0.3"], ["all digits", "layers=32"]] },
  { title: "Beat the ancestors", notebook: "07", sentence: "A well-known notebook took 20,000 steps with α = 0.01 on all digits to read 92% of them. Find a plan that does it within seconds.",
    ways: [["as the ancestors", "batch=all&alpha=0.01&start=uniform"], ["better", "layers=32"]] },
  { title: "A bad start", notebook: "09", sentence: "Weights that are too large make sums that grow from layer to layer: the loss begins near 19, where guessing gives 2.3, and the first steps only tidy up.",
    ways: [["uniform", "layers=64,64,64,64,64&start=uniform&alpha=0.1"], ["He", "layers=64,64,64,64,64&alpha=0.1"]] },
  { title: "Attack", notebook: "11", sentence: "It soon reads nine in ten. But the attack below the digit moves each pixel a little, the way that makes the loss larger, and most digits that come by are misread, though you read them. Pull the attack to 0, and they are read.",
    ways: [["attack", "layers=32", 0.15]] },
];

/** choose(experiment, words, address, attack) starts one of its ways. */
function experimentsPanel(choose) {
  return element("ol", { class: "digits-experiments" }, ...EXPERIMENTS.map((experiment) => element("li", {},
    element("h3", {}, experiment.title),
    element("p", {}, experiment.sentence + " (", notebookLink(experiment.notebook), ")"),
    element("div", { class: "digits-buttons" }, ...experiment.ways.map(([words, address, attack]) =>
      element("button", { type: "button", "data-address": address, onclick: () => choose(experiment, words, address, attack || 0) }, words))))));
}
