// Hands the practice servers to the host of this door.

import type { PracticeSource } from '../host/practice-servers.ts';
import { CATALOGUE, findLesson } from '../practice/catalogue.ts';
import { startPractice } from '../practice/start.ts';

export const practiceSource: PracticeSource = {
  entries: CATALOGUE,
  async start(name) {
    const lesson = findLesson(name);
    return lesson && startPractice(lesson.name);
  },
};
