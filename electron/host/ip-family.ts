// Lets doors tell an IP address from a name as the engine does.

export { ipFamily } from '../engine/net/host-name.ts';
