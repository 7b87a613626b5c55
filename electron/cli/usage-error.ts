// Lets the command line say what is wrong as every door does.

export { quoted, UsageError } from '../host/usage-error.ts';
