/** Makes the event that Electron hands to a listener, which may prevent what would follow. */

export interface StageEvent {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

export function stageEvent<Details extends object>(details: Details): Details & StageEvent {
  let defaultPrevented = false;
  return Object.defineProperty(
    {
      ...details,
      defaultPrevented,
      preventDefault: () => {
        defaultPrevented = true;
      },
    },
    'defaultPrevented',
    { get: () => defaultPrevented },
  );
}
