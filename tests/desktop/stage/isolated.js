// The preload's world: what a sandboxed preload may require, and the way to the main process.
// Defines `stageRequire` and `stageDeliver`; `stageSend` is a binding of the debugger.
(() => {
  const listeners = new Map();
  const of = (channel) => listeners.get(channel) ?? listeners.set(channel, []).get(channel);

  const ipcRenderer = {
    send(channel, ...values) {
      globalThis.stageSend(JSON.stringify({ channel, values: structuredClone(values) }));
    },
    on(channel, listener) {
      of(channel).push(listener);
      return ipcRenderer;
    },
    removeAllListeners(channel) {
      listeners.delete(channel);
      return ipcRenderer;
    },
  };

  const contextBridge = {
    exposeInMainWorld(name, api) {
      const local = ({ value, callback }) =>
        callback === undefined
          ? value
          : (...values) => {
              const detail = { callback, values: structuredClone(values) };
              document.dispatchEvent(new CustomEvent('stage:callback', { detail }));
            };
      document.addEventListener('stage:call', ({ detail }) => {
        if (detail.name !== name) return;
        const result = api[detail.method](...detail.values.map(local));
        if (result !== undefined) throw new Error('The stage carries no results over the bridge.');
      });
      const detail = { name, methods: Object.keys(api) };
      document.dispatchEvent(new CustomEvent('stage:expose', { detail }));
    },
  };

  globalThis.stageDeliver = ({ channel, values }) => {
    for (const listener of [...of(channel)]) listener({}, ...values);
  };
  globalThis.stageRequire = (name) => {
    if (name === 'electron') return { contextBridge, ipcRenderer };
    throw new Error(`A sandboxed preload cannot require ${name}.`);
  };
})();
