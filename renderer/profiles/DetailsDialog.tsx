// Edits what a profile is found by: name, folder, tags, colour, notes.

import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { PROFILE_COLOURS, PROFILE_LIMITS } from '../../shared/profile/profile.ts';
import type { Profile, ProfileColour, ProfileDetails } from '../../shared/profile/profile.ts';
import { readTags, tagsFault } from '../../shared/profile/tags.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import short from '../ui/ShortDialog.module.css';
import { ColourMark } from './ColourMark.tsx';
import styles from './DetailsDialog.module.css';

export type NamedDetails = ProfileDetails & Pick<Profile, 'name'>;

export interface DetailsDialogProps {
  readonly profile: Profile;
  /** Folders there are already. */
  readonly folders: readonly string[];
  /** Whether another profile has this name in this folder. */
  readonly isTaken: (name: string, folder: string) => boolean;
  /** Why it cannot be kept just now. */
  readonly barred: string | undefined;
  readonly onSave: (details: NamedDetails) => void;
  readonly onClose: () => void;
}

interface Faults {
  readonly name?: string | undefined;
  readonly folder?: string | undefined;
  readonly tags?: string | undefined;
}

export function DetailsDialog(props: DetailsDialogProps): ReactNode {
  const { profile, folders, isTaken, barred, onSave, onClose } = props;
  const [name, setName] = useState(profile.name);
  const [folder, setFolder] = useState(profile.folder);
  const [tags, setTags] = useState(profile.tags.join(', '));
  const [colour, setColour] = useState<ProfileColour>(profile.colour);
  const [notes, setNotes] = useState(profile.notes);
  const [faults, setFaults] = useState<Faults>({});
  const id = useId();
  const save = (): void => {
    const wanted = { name: name.trim(), folder: folder.trim(), tags: readTags(tags) };
    const found: Faults = {
      name:
        wanted.name === ''
          ? 'Give it a name.'
          : isTaken(wanted.name, wanted.folder)
            ? 'A profile has that name already. Give another name.'
            : undefined,
      folder: wanted.folder.includes('/') ? 'A folder has no slash in its name.' : undefined,
      tags: tagsFault(wanted.tags),
    };
    setFaults(found);
    if (!found.name && !found.folder && !found.tags) onSave({ ...wanted, colour, notes });
  };
  return (
    <Dialog title="Details of the profile" onClose={onClose}>
      <form
        className={short.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (barred === undefined) save();
        }}
      >
        <Field label="Name" error={faults.name}>
          {(ties) => (
            <input
              {...ties}
              value={name}
              maxLength={PROFILE_LIMITS.name}
              autoComplete="off"
              onChange={({ target }) => setName(target.value)}
            />
          )}
        </Field>
        <Field label="Folder" error={faults.folder}>
          {(ties) => (
            <input
              {...ties}
              value={folder}
              maxLength={PROFILE_LIMITS.folder}
              list={`${id}-folders`}
              autoComplete="off"
              onChange={({ target }) => setFolder(target.value)}
            />
          )}
        </Field>
        <datalist id={`${id}-folders`}>
          {folders.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
        <Field
          label="Tags"
          error={faults.tags}
          note="Commas part them. #tag finds them in the list."
        >
          {(ties) => (
            <input
              {...ties}
              value={tags}
              autoComplete="off"
              onChange={({ target }) => setTags(target.value)}
            />
          )}
        </Field>
        <fieldset className={styles.colours}>
          <legend>Colour</legend>
          <div>
            {PROFILE_COLOURS.map((each) => (
              <label key={each}>
                <input
                  type="radio"
                  name={`${id}-colour`}
                  checked={colour === each}
                  onChange={() => setColour(each)}
                />
                <ColourMark colour={each} />
                {each}
              </label>
            ))}
          </div>
        </fieldset>
        <Field label="Notes">
          {(ties) => (
            <textarea
              {...ties}
              rows={4}
              value={notes}
              maxLength={PROFILE_LIMITS.notes}
              onChange={({ target }) => setNotes(target.value)}
            />
          )}
        </Field>
        <p className={short.actions}>
          <Button type="submit" primary barred={barred}>
            Keep them
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </p>
      </form>
    </Dialog>
  );
}
