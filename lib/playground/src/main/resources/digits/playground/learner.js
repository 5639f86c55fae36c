// The page's side of what learns: sends messages, and hands out what comes back once a picture.

/** A learner; heard is called with each message. */
function learnerOf(heard) {
  const core = {};
  digitsCore(core);
  const side = inWorker(heard) || inThisThread(core, heard);
  return { core, send: side.send, inWorker: side.worker };
}

/** Null where a browser has no workers, or does not let a page of a file have one. */
function inWorker(heard) {
  if (window.digitsWithoutWorker) return null;
  try {
    const source = [digitsCore, learningSide, bootWorker].join("\n") + "\nconst SLICE = " + SLICE + ";\nconst core = {};\ndigitsCore(core);\nbootWorker(core);\n";
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
    worker.onmessage = (event) => heard(event.data);
    return { worker: true, send: (message) => worker.postMessage(message) };
  } catch (none) {
    return null;
  }
}

/** The same in the page's thread: one message at a time, so that the page still answers between them. */
function inThisThread(core, heard) {
  const receive = learningSide(core, (message) => setTimeout(() => heard(message)));
  return { worker: false, send: (message) => setTimeout(() => receive(message)) };
}
