import { describe, expect, it } from 'vitest';
import { mayOpen } from '../../electron/desktop/known-links.ts';
import { catalogue } from '../../shared/rules/catalogue.ts';

describe('a link out of the app', () => {
  it.each(catalogue.map(({ id, reference }) => [id, reference] as const))(
    'may be the reference of %s',
    (_id, reference) => {
      expect(mayOpen(reference)).toBe(true);
    },
  );

  it.each([
    'http://www.rfc-editor.org/',
    'https://rfc-editor.org/',
    'https://www.rfc-editor.org:8443/',
    'https://ann@www.rfc-editor.org/',
    'https://www.rfc-editor.org.evil.test/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'smb://www.rfc-editor.org/',
    '',
  ])('may not be %s', (address) => {
    expect(mayOpen(address)).toBe(false);
  });
});
