// Puts text on the clipboard, and hands a file over to be saved.

/** Rejects where the browser refuses, as it may without a click. */
export async function copyText(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
}

/** Lets the browser save a file that is made here. */
export function saveFile(filename: string, mediaType: string, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = filename;
  link.click();
  // The download has begun by then; until it has, the address must stay good.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
