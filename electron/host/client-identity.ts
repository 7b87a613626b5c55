// Lets doors that read a client's PKCS#12 file try it, and write it down as a plan's secret.

export { pkcs12Fault, writePkcs12, type Pkcs12Fault } from '../engine/net/client-key.ts';
