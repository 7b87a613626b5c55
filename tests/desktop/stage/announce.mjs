// Says on standard error where the stage's browser is, as Electron's program does of its own.

const timer = setInterval(() => {
  // Whoever hears it asks for Electron at once.
  if (globalThis.stageOfElectron === undefined) return;
  clearInterval(timer);
  void announce();
}, 10);

async function announce() {
  const answer = await fetch(`${process.env.STAGE_BROWSER}/json/version`);
  const { webSocketDebuggerUrl } = await answer.json();
  console.error(`DevTools listening on ${webSocketDebuggerUrl}`);
}
