// Has nodemailer verify a server and prints its last word, as an application would log it.
// The case comes as JSON in BENCH_CASE; `lookup` is what this computer says of the name.

import dns from 'node:dns';
import { createTransport } from 'nodemailer';

const it = JSON.parse(process.env.BENCH_CASE);

if (it.lookup !== undefined) {
  const failed = (query) =>
    Object.assign(new Error(`${query} ${it.lookup} ${it.host}`), { code: it.lookup });
  const found = Array.isArray(it.lookup) ? it.lookup : [];
  const resolve = (family) => (_name, callback) => {
    const addresses = found.filter((one) => one.family === family).map(({ address }) => address);
    if (addresses.length > 0) callback(null, addresses);
    else callback(Array.isArray(it.lookup) ? failed('queryA ENODATA') : failed('queryA'));
  };
  const lookup = (_name, options, callback) => {
    if (found.length === 0) callback(failed('getaddrinfo'));
    else if (options.all) callback(null, found);
    else callback(null, found[0].address, found[0].family);
  };
  class Resolver {
    resolve4(name, callback) {
      resolve(4)(name, callback);
    }
    resolve6(name, callback) {
      resolve(6)(name, callback);
    }
    cancel() {
      // Nothing is under way.
    }
  }
  Object.assign(dns, { resolve4: resolve(4), resolve6: resolve(6), lookup, Resolver });
}

const auth = () => {
  if (it.token !== undefined) return { type: 'OAuth2', user: it.user, accessToken: it.token };
  return { user: it.user, pass: it.password };
};
const transport = createTransport({
  host: it.address ?? it.host,
  port: it.port,
  secure: it.security === 'implicit',
  requireTLS: it.security === 'starttls',
  ignoreTLS: it.security === 'none',
  name: it.ehloName,
  localAddress: it.sourceIp,
  connectionTimeout: it.patience,
  greetingTimeout: it.patience,
  socketTimeout: it.patience,
  dnsTimeout: it.patience,
  tls: { servername: it.host, ca: it.ca, maxVersion: it.maxVersion },
  auth: it.user === undefined ? undefined : auth(),
  authMethod: it.mechanism,
});
try {
  await transport.verify();
  console.log('verify() is content');
} catch (error) {
  console.log(`${error.code}: ${error.message}`);
}
process.exit();
