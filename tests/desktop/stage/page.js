// The page's end of the context bridge: stubs of the preload's functions, before any script runs.
(() => {
  if (window !== window.top) return;
  const callbacks = new Map();
  const carry = (value) => {
    if (typeof value !== 'function') return { value: structuredClone(value) };
    callbacks.set(callbacks.size + 1, value);
    return { callback: callbacks.size };
  };
  document.addEventListener('stage:expose', ({ detail: { name, methods } }) => {
    const call =
      (method) =>
      (...values) => {
        const detail = { name, method, values: values.map(carry) };
        document.dispatchEvent(new CustomEvent('stage:call', { detail }));
      };
    const api = Object.fromEntries(methods.map((method) => [method, call(method)]));
    Object.defineProperty(window, name, { value: Object.freeze(api) });
  });
  document.addEventListener('stage:callback', ({ detail: { callback, values } }) => {
    callbacks.get(callback)?.(...values);
  });
})();
