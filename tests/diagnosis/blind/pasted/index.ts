// Lists the pasted errors that were found without a look at what reads them.

import { dotnetAndJava } from './dotnet-and-java.ts';
import type { PastedCase } from './pasted-case.ts';
import { scripting } from './scripting.ts';
import { systemsAndDesktops } from './systems-and-desktops.ts';

export const pastedCases: readonly PastedCase[] = [
  ...dotnetAndJava,
  ...scripting,
  ...systemsAndDesktops,
];
