// The page's side of what learns: sends messages, and hands out what comes back.

/** A learner; heard is called with each message, the state of things among them. */
function learnerOf(heard) {
  const core = {};
  digitsCore(core);
  let side = null;
  // What a worker was sent before it said anything: a page whose rules forbid it one notices that late.
  let sent = [];
  const listen = (message) => { sent = null; heard(message); };
  const instead = () => {
    if (sent === null) return heard({ is: "failed" });
    side = inThisThread(core, heard);
    for (const message of sent.splice(0)) side.send(message);
    sent = null;
  };
  side = inWorker(listen, instead) || inThisThread(core, heard);
  return {
    core,
    get inWorker() { return side.worker; },
    send(message) {
      if (side.worker && sent) sent.push(message);
      side.send(message);
    },
  };
}

/** Null where a browser has no workers. */
function inWorker(heard, failed) {
  try {
    const source = [digitsCore, learningSide, bootWorker].join("\n") + "\nconst SLICE = " + SLICE + ";\nconst core = {};\ndigitsCore(core);\nbootWorker(core);\n";
    const worker = new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
    worker.onmessage = (event) => heard(event.data);
    worker.onerror = failed;
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
