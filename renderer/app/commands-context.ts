// Hands the window's commands to the palette and the list of keys.

import { createContext, useContext } from 'react';
import type { Command } from './command.ts';

export const CommandsContext = createContext<readonly Command[]>([]);

export function useCommandList(): readonly Command[] {
  return useContext(CommandsContext);
}
