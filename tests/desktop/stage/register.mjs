/** Makes the module name `electron` mean the stage: loaded with `node --import`, before the app. */

import { register } from 'node:module';

const stage = new URL('./electron.ts', import.meta.url).href;
const hooks = `export function resolve(name, context, next) {
  return next(name === 'electron' ? ${JSON.stringify(stage)} : name, context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
