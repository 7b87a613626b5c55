// Tells what is known of a provider, and takes what only the user can say: region, port, address.

import { useState } from 'react';
import type { ReactNode } from 'react';
import { presetSettings } from '../../shared/profile/presets/preset-settings.ts';
import type { PresetSettings } from '../../shared/profile/presets/preset-settings.ts';
import { portWords, presetRows } from '../../shared/profile/presets/preset-words.ts';
import type { Preset } from '../../shared/profile/presets/preset.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import styles from './Setup.module.css';

export interface ProviderDetailsProps {
  readonly preset: Preset;
  /** The address that is known so far, or nothing. */
  readonly address: string;
  readonly onFill: (settings: PresetSettings) => void;
  readonly onBack: () => void;
}

/** Rows that the fields below them say better. */
const ASKED = ['server', 'port'];

export function ProviderDetails({
  preset,
  address,
  onFill,
  onBack,
}: ProviderDetailsProps): ReactNode {
  const { servers, ports, user } = preset;
  const [region, setRegion] = useState(0);
  const [port, setPort] = useState(0);
  const [name, setName] = useState(address);
  const [error, setError] = useState<string>();
  const server = servers[region];
  const literal = typeof user === 'object';
  return (
    <form
      aria-label={preset.name}
      onSubmit={(event) => {
        event.preventDefault();
        const settings = server && presetSettings(preset, server, name.trim(), ports[port]);
        if (settings) onFill(settings);
        else setError('The whole address: the server is named after its domain.');
      }}
    >
      <dl className={styles.facts}>
        {presetRows(preset)
          .filter(([label]) => !server || !ASKED.includes(label))
          .map(([label, words]) => (
            <div key={label + words} className={styles.row}>
              <dt>{label}</dt>
              <dd>{words}</dd>
            </div>
          ))}
      </dl>
      {server && (
        <Field label="Server">
          {(ties) => (
            <select
              {...ties}
              data-first={servers.length > 1 || literal ? true : undefined}
              value={region}
              onChange={({ target }) => setRegion(Number(target.value))}
            >
              {servers.map(({ region: words, host }, index) => (
                <option key={host} value={index}>
                  {words === '' ? host : `${host} (${words})`}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {server && (
        <Field label="Port">
          {(ties) => (
            <select {...ties} value={port} onChange={({ target }) => setPort(Number(target.value))}>
              {ports.map((each, index) => (
                <option key={each.port} value={index}>
                  {portWords(each)}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      {server && !literal && (
        <Field label="Your address" error={error} note="Or the user name there; it may stay empty.">
          {(ties) => (
            <input
              {...ties}
              data-first={servers.length === 1 ? true : undefined}
              value={name}
              maxLength={255}
              autoComplete="off"
              spellCheck={false}
              onChange={({ target }) => {
                setError(undefined);
                setName(target.value);
              }}
            />
          )}
        </Field>
      )}
      <p className={styles.actions}>
        {server && (
          <Button type="submit" primary>
            Fill in the settings
          </Button>
        )}
        <Button onClick={onBack}>Other providers</Button>
      </p>
    </form>
  );
}
