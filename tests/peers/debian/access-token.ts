/** Issues bearer tokens that the test's Dovecot accepts without asking anybody. */

import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The provider of identities of one server. */
export interface TokenIssuer {
  /** A token for a user that is good for some seconds, or expired where they are negative. */
  accessToken(userName: string, seconds?: number): string;
}

/** Makes an issuer, and in `folder` the key by which Dovecot checks its signatures. */
export async function makeTokenIssuer(folder: string): Promise<TokenIssuer> {
  const key = randomBytes(32);
  // Dovecot looks a key up by authorized party, algorithm and key id.
  const keys = join(folder, 'default', 'HS256');
  await mkdir(keys, { recursive: true });
  await writeFile(join(keys, 'default'), key.toString('base64'));
  return {
    accessToken(userName, seconds = 3600) {
      const now = Math.floor(Date.now() / 1000);
      const claims = { sub: userName, iat: now - 86_400, exp: now + seconds };
      // RFC 7519 section 3.1.
      const signed = [{ typ: 'JWT', alg: 'HS256' }, claims]
        .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
        .join('.');
      return `${signed}.${createHmac('sha256', key).update(signed).digest('base64url')}`;
    },
  };
}
