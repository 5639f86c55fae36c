// Small pictures: pixels in grey as ink on paper, weights from blue (below 0) over the paper (0) to orange (above 0).

/** The colours of the display as numbers, once more when the theme changes. */
function coloursOf(root) {
  const probe = document.createElement("canvas").getContext("2d");
  const style = getComputedStyle(root.closest(".digits-widget"));
  const colour = (name) => {
    probe.fillStyle = style.getPropertyValue("--digits-" + name).trim() || "#888888";
    const hex = probe.fillStyle;
    return { css: hex, rgb: [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16)) };
  };
  const names = ["negative", "positive", "paper", "line", "soft", "muted", "accent", "right", "wrong", "lit", "test", "text"];
  const colours = Object.fromEntries(names.map((name) => [name, colour(name)]));
  return { ...colours, shades: shadesOf(colours) };
}

/** Shades from blue over the paper to orange, as a canvas's pixels hold them; small weights are seen by the root. */
const SHADES = 512;

function shadesOf({ negative, positive, paper }) {
  const bytes = new Uint8ClampedArray(4 * (2 * SHADES + 1)).fill(255);
  for (let i = -SHADES; i <= SHADES; i++) {
    const full = i < 0 ? negative.rgb : positive.rgb;
    const strength = Math.sqrt(Math.abs(i) / SHADES);
    for (let part = 0; part < 3; part++) bytes[4 * (i + SHADES) + part] = paper.rgb[part] + (full[part] - paper.rgb[part]) * strength;
  }
  return new Uint32Array(bytes.buffer);
}

/** A canvas of so many pixels. */
function tile(width, height) {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  return canvas;
}

/** Paints pixels from 0, paper, to 1, ink: black on white in the dark too, since that is what the network sees. */
function paintInk(canvas, pixels) {
  const context = canvas.getContext("2d");
  const image = context.createImageData(canvas.width, canvas.height);
  for (let i = 0; i < pixels.length; i++) {
    image.data.fill(Math.round(255 * (1 - pixels[i])), 4 * i, 4 * i + 3);
    image.data[4 * i + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}

/** Paints numbers from −largest to largest, so many to a unit: a square for each unit, one below the other. */
function paintWeights(canvas, weights, count, largest, colours) {
  const context = canvas.getContext("2d");
  const image = context.createImageData(canvas.width, canvas.height);
  const pixels = new Uint32Array(image.data.buffer);
  const square = canvas.width * canvas.width;
  const scale = SHADES / (largest || 1);
  for (let from = 0, at = 0; from < weights.length; from += count, at += square) {
    for (let i = 0; i < count; i++) {
      pixels[at + i] = colours.shades[SHADES + Math.max(-SHADES, Math.min(SHADES, Math.round(weights[from + i] * scale)))];
    }
  }
  context.putImageData(image, 0, 0);
}

/** The side of the square in which so many weights are shown. */
function sideOf(count) {
  return Math.ceil(Math.sqrt(count));
}

function largestOf(values) {
  let largest = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]);
    if (size > largest && size < Infinity) largest = size;
  }
  return largest;
}
