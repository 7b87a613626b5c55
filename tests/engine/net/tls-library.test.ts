// The name of the TLS library that this runtime is linked with.

import { expect, test } from 'vitest';
import { tlsLibrary } from '../../../electron/engine/net/tls-library.ts';

test('is OpenSSL with its version, or BoringSSL', () => {
  expect(tlsLibrary()).toMatch(/^(OpenSSL 3\.\d+\.\d+|BoringSSL)/);
});
