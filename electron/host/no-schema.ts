// Stands in the bundles where `conf` has a validator: no file here has a schema, and it would be half of what keeps them.

function refuse(): never {
  throw new Error(
    'A settings file was given a schema: bundle the validator again (vite.config.ts).',
  );
}

/** Called by `conf` as a constructor. */
export const Ajv2020 = refuse;

/** As `ajv-formats` is imported by `conf`. */
export default { default: refuse };
