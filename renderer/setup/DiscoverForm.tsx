// Takes an e-mail address, and shows which servers were found for it and who named them.

import { useState } from 'react';
import type { ReactNode } from 'react';
import { SOURCE_WORDS } from '../../shared/discover/candidate.ts';
import type { Candidate, Discovery } from '../../shared/discover/candidate.ts';
import type { DiscoverAsk } from '../../shared/host/api.ts';
import { visible } from '../../shared/smtp/visible.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import styles from './Setup.module.css';

export interface DiscoverFormProps {
  readonly address: string;
  readonly barred: string | undefined;
  /** Rejects with a sentence. */
  readonly find: (address: string, ask: DiscoverAsk) => Promise<Discovery>;
  readonly onUse: (candidate: Candidate) => void;
}

export function DiscoverForm({ address, barred, find, onUse }: DiscoverFormProps): ReactNode {
  const [text, setText] = useState(address);
  const [check, setCheck] = useState(false);
  const [mozilla, setMozilla] = useState(false);
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<string>();
  const [found, setFound] = useState<Discovery>();
  const ask = (): void => {
    setAsking(true);
    setError(undefined);
    find(text, { check, mozilla })
      .then(setFound, (reason: unknown) =>
        setError(reason instanceof Error ? reason.message : String(reason)),
      )
      .finally(() => setAsking(false));
  };
  return (
    <form
      aria-label="From an e-mail address"
      aria-busy={asking}
      onSubmit={(event) => {
        event.preventDefault();
        if (barred === undefined && !asking) ask();
      }}
    >
      <Field
        label="E-mail address"
        error={error}
        note="Its domain is asked: DNS, and its web servers, which hear the address over https."
      >
        {(ties) => (
          <input
            {...ties}
            data-first
            value={text}
            maxLength={320}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => setText(target.value)}
          />
        )}
      </Field>
      <label className={styles.check}>
        <input type="checkbox" checked={check} onChange={() => setCheck(!check)} />
        Connect to the best of them, as far as TLS
      </label>
      <label className={styles.check}>
        <input type="checkbox" checked={mozilla} onChange={() => setMozilla(!mozilla)} />
        Ask Mozilla’s table about the domain as well
      </label>
      <p className={styles.actions}>
        <Button type="submit" primary barred={barred}>
          {asking ? 'Asking …' : 'Find its servers'}
        </Button>
      </p>
      <div role="status">{found && <Found discovery={found} onUse={onUse} />}</div>
    </form>
  );
}

const SECURITY = { implicit: 'implicit TLS', starttls: 'STARTTLS', none: 'in clear' } as const;

function Found({
  discovery,
  onUse,
}: {
  readonly discovery: Discovery;
  readonly onUse: (candidate: Candidate) => void;
}): ReactNode {
  const { candidates, asked, address } = discovery;
  return (
    <>
      {candidates.length === 0 && <p>No submission server was found for {visible(address)}.</p>}
      <ul className={styles.found} aria-label="Servers found">
        {candidates.map((candidate) => (
          <li key={`${candidate.host} ${String(candidate.port)} ${candidate.security}`}>
            <div>
              <b className="wire">
                {visible(candidate.host)}:{candidate.port}
              </b>
              <span>
                {SECURITY[candidate.security]}, {candidate.confidence}
              </span>
              {candidate.reach && <span>{visible(candidate.reach.title)}</span>}
              {candidate.origins.map(({ source }) => (
                <span key={source} className="sub">
                  {SOURCE_WORDS[source]}
                </span>
              ))}
              {candidate.notes.map((note) => (
                <span key={note} className="sub">
                  {visible(note)}
                </span>
              ))}
            </div>
            <Button onClick={() => onUse(candidate)}>Use it</Button>
          </li>
        ))}
      </ul>
      <details>
        <summary>What was asked</summary>
        <ul className={styles.notes}>
          {asked.map(({ where, came }) => (
            <li key={where}>
              {visible(where)}: {visible(came)}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
