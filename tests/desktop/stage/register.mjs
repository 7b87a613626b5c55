/** Makes the module name `electron` mean the stage: loaded with `node --import`, before the app. */

import Module, { register } from 'node:module';

const stage = new URL('./electron.ts', import.meta.url).href;
const hooks = `export function resolve(name, context, next) {
  return next(name === 'electron' ? ${JSON.stringify(stage)} : name, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

// A package that asks for it by `require` does so late, when the app itself has long imported it.
const load = Module._load;
Module._load = (name, ...rest) =>
  name === 'electron' ? globalThis.stageOfElectron : load.call(Module, name, ...rest);
