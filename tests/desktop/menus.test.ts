import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage } from './stage-desktop.ts';
import type { StageDesk, StageDesktop } from './stage-desktop.ts';

let desk: StageDesk;
let app: StageDesktop;

beforeAll(async () => {
  desk = await openStage();
  app = await desk.start();
  await app.window.offered();
  await app.window.run();
  expect(await app.window.outcome()).toBe('Passed');
});
afterAll(() => desk.close());

const FLAGS = {
  canUndo: false,
  canRedo: false,
  canCut: true,
  canCopy: true,
  canPaste: true,
  canSelectAll: true,
};

/** The items that a right click on such a place shows, of those that can be chosen. */
async function offered(isEditable: boolean): Promise<readonly unknown[]> {
  const before = app.asked('popup').length;
  await app.order({ order: 'context', params: { isEditable, editFlags: FLAGS, x: 1, y: 1 } });
  const items = app.asked('popup')[before] as readonly { item: string; enabled: boolean }[];
  return items.filter(({ enabled }) => enabled).map(({ item }) => item);
}

describe('a right click', () => {
  it('in a field offers to edit it', async () => {
    const items = ['separator', 'cut', 'copy', 'paste', 'separator', 'selectAll'];
    expect((await offered(true)).slice(0, items.length)).toEqual(items);
  });

  it('in the transcript offers to copy the lines that are chosen there', async () => {
    expect((await offered(false))[0]).toBe('copy');
    await (await app.window.line('235')).click();
    await app.order({ order: 'choose', role: 'copy' });
    const copied = await app.window.page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain('235');
  });
});

describe('Export as PDF', () => {
  const exportTo = async (path: string): Promise<void> => {
    await app.order({ order: 'save', path });
    expect(await app.order({ order: 'menu', item: 'Ctrl+P' })).toBe(true);
  };

  it('prints the HTML export to the file that was chosen', async () => {
    const path = join(desk.folder, 'run.pdf');
    await exportTo(path);
    await app.window.page.getByText('Exported as run.pdf.').waitFor();
    const pdf = await readFile(path, 'latin1');
    expect(pdf.startsWith('%PDF-')).toBe(true);
    expect(pdf.length).toBeGreaterThan(10_000);
    expect(app.asked('save')).toMatchObject([{ title: 'Export the run as PDF' }]);
    expect(app.asked('save')[0]).toHaveProperty(
      'defaultPath',
      expect.stringMatching(/^ehlo-.*\.pdf$/),
    );
  });

  it('prints again, in the same session, and leaves no window behind', async () => {
    await exportTo(join(desk.folder, 'again.pdf'));
    await app.window.page.getByText('Exported as again.pdf.').waitFor();
    await expect
      .poll(() =>
        app.window.page
          .context()
          .pages()
          .filter((page) => page.url().includes('print')),
      )
      .toEqual([]);
  });

  it('does nothing where the dialog is cancelled', async () => {
    const before = app.asked('window').length;
    expect(await app.order({ order: 'menu', item: 'Ctrl+P' })).toBe(true);
    await expect.poll(() => app.asked('save').length).toBe(3);
    expect(app.asked('window').length).toBe(before);
  });

  it('says so where the file cannot be written', async () => {
    await exportTo(join(desk.folder, 'no such folder', 'run.pdf'));
    await app.window.page.getByText('The PDF could not be made or written.').waitFor();
  });
});
