// Says Ehlo's words where there is no command line: an option in brackets becomes the window's own place.

/** A bracket that names an option, as ` (--ca FILE)`; words put every option into one. */
const OPTION_IN_BRACKETS =
  / \((?:[^()]*? )??--([a-z0-9][a-z0-9-]*)(?: ([^();\s]+))?[^();]*(;[^()]*)?\)/g;

type Place = (value: string | undefined) => string;

const optionsDialog = (field: string): Place => {
  return () => `${field}, in the connection options`;
};
const withValue = (place: string): Place => {
  return (value) => (value === undefined ? place : `${value}, ${place}`);
};

/** Where the window has what an option sets. What has a button beside the words needs no line here. */
const PLACES: Readonly<Partial<Record<string, Place>>> = {
  '4': optionsDialog('Addresses'),
  '6': optionsDialog('Addresses'),
  auth: withValue('under Mechanism'),
  ca: optionsDialog('Own roots'),
  cert: optionsDialog('Client certificate'),
  'connect-ip': optionsDialog('Connect to'),
  'ehlo-name': optionsDialog('EHLO name'),
  from: () => 'Reverse-path, in the message',
  port: withValue('under Port'),
  security: () => 'under Security',
  'source-ip': optionsDialog('Connect from'),
  timeout: (seconds) => {
    const place = 'Time for a step, in the preferences';
    return seconds === undefined ? place : `${seconds} s: ${place}`;
  },
  'tls-name': (name) =>
    `${name === undefined ? '' : `${name}: `}TLS name, in the connection options`,
  to: () => 'Forward-paths, in the message',
  user: () => 'under Sign in as',
  via: optionsDialog('Through'),
};

/** For causes and remedies: the value stays, and what the sentence asks for is named as in the window. */
export function atTheWindow(words: string): string {
  return words.replace(
    OPTION_IN_BRACKETS,
    (_, option: string, value: string | undefined, more: string | undefined) => {
      const place = PLACES[option]?.(value);
      return place === undefined ? '' : ` (${place}${more ?? ''})`;
    },
  );
}
