// Draws a profile's colour; whoever shows it says its name too.

import type { ReactNode } from 'react';
import type { ProfileColour } from '../../shared/profile/profile.ts';
import styles from './ColourMark.module.css';

export function ColourMark({ colour }: { readonly colour: ProfileColour }): ReactNode {
  return colour === 'none' ? null : <span className={styles.mark} data-colour={colour} />;
}
