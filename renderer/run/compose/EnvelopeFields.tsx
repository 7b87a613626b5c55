// The envelope: the reverse-path and the forward-paths, which are what servers act on.

import { X } from 'lucide-react';
import { useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { visible } from '../../../shared/smtp/visible.ts';
import { Field } from '../../ui/Field.tsx';
import { Icon } from '../../ui/Icon.tsx';
import styles from './Composer.module.css';
import type { FieldsProps } from './fields.ts';
import { envelopeOf, withEnvelope, withRecipients, withoutRecipient } from './message-draft.ts';
import { unseenIn } from './unseen.ts';

export function EnvelopeFields({ rest, onChange }: FieldsProps): ReactNode {
  const { from, to } = envelopeOf(rest);
  const [nullSender, setNullSender] = useState(rest.envelope !== undefined && from === '');
  const [typed, setTyped] = useState('');
  const add = (text: string): void => {
    onChange(withRecipients(rest, text));
    setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if ((event.key === 'Enter' || event.key === ',') && typed.trim() !== '') {
      event.preventDefault();
      add(typed);
    } else if (event.key === 'Backspace' && typed === '' && to.length > 0) {
      onChange(withoutRecipient(rest, to.length - 1));
    }
  };
  return (
    <fieldset>
      <legend>
        Envelope<span className="sub">what the servers act on</span>
      </legend>
      <Field label="Reverse-path" note={unseenIn(from)}>
        {(ties) => (
          <div className={styles.inline}>
            <input
              {...ties}
              className="wire"
              type="text"
              value={from}
              disabled={nullSender}
              placeholder={nullSender ? '<>' : 'sender@example.org'}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) =>
                onChange(withEnvelope(rest, { from: event.target.value.trim() }))
              }
            />
            <label className={styles.check}>
              <input
                type="checkbox"
                checked={nullSender}
                onChange={(event) => {
                  setNullSender(event.target.checked);
                  onChange(withEnvelope(rest, { from: '' }));
                }}
              />
              empty, as in a bounce
            </label>
          </div>
        )}
      </Field>
      <Field
        label="Forward-paths"
        note={unseenIn(typed) ?? 'Press Enter after each, or paste a list.'}
      >
        {(ties) => (
          <div className={styles.chips}>
            {to.map(({ address }, index) => (
              <span key={address} className={styles.chip}>
                <bdi>{visible(address)}</bdi>
                <button
                  type="button"
                  aria-label={`Remove ${visible(address)}`}
                  onClick={() => onChange(withoutRecipient(rest, index))}
                >
                  <Icon of={X} size={12} />
                </button>
              </span>
            ))}
            <input
              {...ties}
              className="wire"
              type="text"
              value={typed}
              placeholder="add an address"
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => setTyped(event.target.value)}
              onKeyDown={onKeyDown}
              onBlur={() => typed.trim() !== '' && add(typed)}
              onPaste={(event) => {
                event.preventDefault();
                add(typed + event.clipboardData.getData('text'));
              }}
            />
          </div>
        )}
      </Field>
    </fieldset>
  );
}
