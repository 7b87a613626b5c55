// The files that go with the message; chosen, or dropped here.

import { Paperclip, X } from 'lucide-react';
import { useRef } from 'react';
import type { ReactNode } from 'react';
import { visible } from '../../../shared/smtp/visible.ts';
import { octets } from '../../../shared/words/en/phrases.ts';
import { LinkButton, Tool } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { BodyFieldsProps } from './BodyFields.tsx';
import styles from './Composer.module.css';
import { base64Size, readBase64 } from './file-content.ts';
import { composedOf, withComposed } from './message-draft.ts';

export function AttachmentList({ rest, onChange, onTrouble }: BodyFieldsProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const attachments = composedOf(rest).attachments ?? [];
  const set = (next: typeof attachments): void =>
    onChange(withComposed(rest, { attachments: next.length > 0 ? next : undefined }));
  const add = async (files: readonly File[]): Promise<void> => {
    try {
      const read = await Promise.all(
        files.map(async (file) => ({
          filename: file.name,
          ...(file.type !== '' && { contentType: file.type }),
          content: await readBase64(file),
        })),
      );
      set([...attachments, ...read]);
    } catch (error) {
      onTrouble(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <div
      className={styles.attachments}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void add([...event.dataTransfer.files]);
      }}
    >
      {attachments.map(({ filename, contentType, content }, index) => (
        <span key={index} className={styles.attachment}>
          <Icon of={Paperclip} size={12} />
          <bdi>{visible(filename)}</bdi>
          <span className="sub">
            {octets(base64Size(content))}
            {contentType !== undefined && `, ${visible(contentType)}`}
          </span>
          <Tool
            label={`Remove ${visible(filename)}`}
            onClick={() => set(attachments.filter((_, at) => at !== index))}
          >
            <Icon of={X} size={12} />
          </Tool>
        </span>
      ))}
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label="Files to attach"
        onChange={({ target }) => {
          void add([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      <LinkButton onClick={() => input.current?.click()}>
        Attach a file, or drop one here
      </LinkButton>
    </div>
  );
}
