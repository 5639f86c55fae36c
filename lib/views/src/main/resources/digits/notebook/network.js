// Forward propagation, as the library's Network does it, to the last bits: A = g(W · input + b), layer after layer.

/** A network that came as JSON: its layers from input to output, weights as the bits of doubles in base64. */
function networkOf(json) {
  return json.layers.map((layer) => ({
    units: layer.units,
    inputs: layer.inputs,
    W: doubles(layer.W),
    b: doubles(layer.b),
    activation: layer.activation,
    slope: layer.slope,
  }));
}

/** Numbers of eight bytes each, the lowest byte first. */
function doubles(base64) {
  const text = atob(base64);
  const view = new DataView(new ArrayBuffer(text.length));
  for (let i = 0; i < text.length; i++) view.setUint8(i, text.charCodeAt(i));
  return Float64Array.from({ length: text.length / 8 }, (_, i) => view.getFloat64(8 * i, true));
}

/** What the last layer puts out for one example: with softmax, the probability of each class. */
function predict(layers, pixels) {
  let input = pixels;
  for (const layer of layers) {
    const Z = new Float64Array(layer.units);
    for (let unit = 0, i = 0; unit < layer.units; unit++) {
      let sum = 0;
      for (let k = 0; k < layer.inputs; k++, i++) sum += layer.W[i] * input[k];
      Z[unit] = sum + layer.b[unit];
    }
    input = activated(layer, Z);
  }
  return input;
}

function activated(layer, Z) {
  switch (layer.activation) {
    case "sigmoid": return Z.map((z) => 1 / (1 + Math.exp(-z)));
    case "tanh": return Z.map((z) => Math.tanh(z));
    case "relu": return Z.map((z) => Math.max(z, 0));
    case "leaky relu": return Z.map((z) => (z > 0 ? z : layer.slope * z));
    case "identity": return Z;
    case "softmax": return softmax(Z);
    default: throw new Error("no activation " + layer.activation);
  }
}

/** The largest sum is subtracted first: the result is the same, and e^z cannot overflow. */
function softmax(Z) {
  let largest = -Infinity;
  for (const z of Z) largest = Math.max(largest, z);
  const exponentials = Z.map((z) => Math.exp(z - largest));
  let sum = 0;
  for (const exponential of exponentials) sum += exponential;
  return exponentials.map((exponential) => exponential / sum);
}
