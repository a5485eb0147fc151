import { type MovingStage, openMovingStage, start, withoutUs, workDuring } from '../measure/moving.ts';
import type { Figure } from '../report/figure.ts';
import type { Part } from './part.ts';

const path = '/long?rows=10000';

/** Seconds that one gesture of the finger lasts; the browser is asked for no answer longer than thirty. */
const gesture = 5;

/** CSS pixels a second: about thirty rows. */
const speed = 1_500;

/** A list of 10,000 rows, scrolled by touch for half a minute, with us and twice without. */
export const scrolling: Part = {
  name: 'scrolling',
  async measure(effort, say) {
    const stage = await openMovingStage();
    try {
      const seconds = effort.amount(30);
      say(`${seconds} s without us`);
      const before = await withoutUs(stage, () => scroll(stage, seconds));
      say(`${seconds} s with us`);
      const ours = await scroll(stage, seconds);
      say(`${seconds} s without us, again`);
      const after = await withoutUs(stage, () => scroll(stage, seconds));
      const without = [before.frames.dropped, after.frames.dropped];
      const figures: Figure[] = [
        {
          id: 'scroll-dropped',
          what: `10,000 rows scrolled for ${seconds} s: frames dropped`,
          unit: '',
          value: ours.frames.dropped,
          goal: { atMost: Math.max(...without) },
          note: `of ${ours.frames.begun}; without us ${without.join(' and ')}, the larger of which is the goal`,
        },
        {
          id: 'scroll-long-tasks',
          what: '10,000 rows scrolled: tasks of over 50 ms in which our script ran',
          unit: '',
          value: ours.own.longTasks,
          goal: { atMost: 0 },
          note: `most of ours in one task ${ours.own.longest.toFixed(1)} ms`,
        },
      ];
      return {
        section: { title: 'Scrolling', figures },
        browsers: { Chromium: stage.scene.browser.version },
      };
    } finally {
      await stage.scene.close();
    }
  },
};

async function scroll(stage: MovingStage, seconds: number) {
  const { puppet } = stage;
  await start(stage, path);
  const session = await puppet.createCDPSession();
  const work = await workDuring(stage, async () => {
    for (let left = seconds; left > 0; left -= gesture)
      await session.send('Input.synthesizeScrollGesture', {
        x: 450,
        y: 400,
        yDistance: -speed * Math.min(left, gesture),
        speed,
        preventFling: true,
      });
  });
  await session.detach();
  return work;
}
