// Lints for bugs that types do not catch, and keeps secrets out of strings.

import tseslint from 'typescript-eslint';

const revealMessage =
  'A Secret is revealed only in the vault, the redactor, sasl/, the wire writers, ' +
  'via-nodemailer, the proxy connector and the key loader.';

/** Every way to write it down: `x.reveal`, `x['reveal']` and `const { reveal } = x`. */
const noReveal = [
  'MemberExpression[property.name=/^reveal(Spans)?$/]',
  'MemberExpression[property.value=/^reveal(Spans)?$/]',
  'ObjectPattern > Property[key.name=/^reveal(Spans)?$/]',
].map((selector) => ({ selector, message: revealMessage }));

/** Telling an address from a name opens no socket; the rest of `net` does. */
const netImports = ['net', 'node:net'].map((name) => ({
  name,
  allowImportNames: ['isIP', 'isIPv4', 'isIPv6'],
  allowTypeImports: true,
  message: 'Sockets are opened in engine/net, engine/via-nodemailer, web and practice only.',
}));

const typeChecked = {
  languageOptions: {
    parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
  },
};

export default tseslint.config(
  { ignores: ['dist', 'release', '.types', 'node_modules'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked, typeChecked],
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: false, allowAny: false, allowNullish: false },
      ],
      '@typescript-eslint/restrict-plus-operands': 'error',
      '@typescript-eslint/no-base-to-string': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: false, allowDefaultCaseForExhaustiveSwitch: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-restricted-imports': ['error', { paths: netImports }],
      'no-restricted-syntax': ['error', ...noReveal],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  {
    name: 'places that may reveal a secret',
    files: [
      'electron/host/vault*.ts',
      'electron/engine/redactor.ts',
      'electron/engine/redactor/**/*.ts',
      'electron/engine/sasl/**/*.ts',
      'electron/engine/session/**/*.ts',
      'electron/engine/via-nodemailer/**/*.ts',
      'electron/engine/net/proxy*.ts',
      'electron/engine/net/client-key.ts',
      'tests/**/*.ts',
    ],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    name: 'places that may open sockets',
    files: [
      'electron/engine/net/**/*.ts',
      'electron/engine/via-nodemailer/**/*.ts',
      'electron/web/**/*.ts',
      'electron/practice/**/*.ts',
      'tests/**/*.ts',
    ],
    rules: { '@typescript-eslint/no-restricted-imports': 'off' },
  },
  {
    // Tests of wrong input and printed benchmarks; their own types are still checked.
    files: ['tests/**/*.ts'],
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // The window cannot import a Secret (see the layers); what it reveals are rows. Its
    // contracts are written as methods and made of closures, which hold no `this`.
    files: ['renderer/**/*.ts', 'renderer/**/*.tsx'],
    rules: { 'no-restricted-syntax': 'off', '@typescript-eslint/unbound-method': 'off' },
  },
  {
    // A window is far away, so every method answers a promise, and refuses by rejecting it.
    files: ['electron/host/host.ts'],
    rules: { '@typescript-eslint/require-await': 'off' },
  },
  {
    // Configuration belongs to no TypeScript project.
    files: ['**/*.config.ts'],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    extends: [tseslint.configs.recommended],
    rules: { eqeqeq: 'error', '@typescript-eslint/no-require-imports': 'off' },
  },
);
