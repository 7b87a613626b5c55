// Hands the practice servers to a door's host, which itself knows none of them.

import { CATALOGUE, findLesson } from './catalogue.ts';
import { startPractice } from './start.ts';

/** A host's `PracticeSource`. */
export const practiceSource = {
  entries: CATALOGUE,
  async start(name: string) {
    const lesson = findLesson(name);
    return lesson && startPractice(lesson.name);
  },
};
