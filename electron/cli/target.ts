// Lets the command line read TARGET as every door does.

export { isBareWord, parseHost, parsePort, parseTarget, type Target } from '../host/target.ts';
