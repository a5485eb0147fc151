import { fake, stopWorker } from '../fakes/browser.ts';
import { type FakePort, fakePort } from '../fakes/port.ts';
import type { Channels } from './channels.ts';
import type { Lives } from './lives.ts';

/** Hears what the worker says at the moment in which it says it; `user` is the CRM user that it was asked for, where that counts. */
export type Judge = (what: string, said: unknown, user?: { readonly of: string | undefined }) => void;

/** The browser between the worker, and pages and persons: it starts the worker for whatever comes to it. */
export type Wire = {
  /** @param onArrival called when the worker is given it. @param onReply called when the worker has answered, and gives back what is done when that arrives. */
  request(
    kind: string,
    ask: object,
    sender: object,
    onArrival?: () => void,
    onReply?: () => () => void,
  ): Promise<unknown>;
  /** Opens a port to the worker; the end that is given back is the page's. */
  connect(name: string, sender: object): FakePort;
  /** Settles when the worker has been given all that has arrived. */
  working(): Promise<void>;
  /** The worker is stopped, and whoever waits for it learns so. */
  stop(): void;
};

type Pair = { readonly theirs: FakePort; readonly channel: string };

let counted = 0;

/** @param worker the module that is the worker, anew in each life. */
export function createWire(worker: string, lives: Lives, channels: Channels, judge: Judge): Wire {
  let ports: Pair[] = [];
  const waiting = new Set<() => void>();
  let working: Promise<void> = Promise.resolve();

  async function inWorker(work: () => void) {
    if (!lives.isAlive()) {
      lives.begin();
      counted += 1;
      await lives.asWorker(() => import(/* @vite-ignore */ `${worker}?life=${counted}`));
    }
    lives.asWorker(work);
  }
  const toWorker = (channel: string, work: () => void) =>
    channels.send(channel, () => {
      working = working.then(() => inWorker(work));
    });

  return {
    working: () => working,
    request(kind, ask, sender, onArrival, onReply) {
      counted += 1;
      const channel = `request ${counted}`;
      return new Promise((resolve) => {
        toWorker(`${channel} up`, () => {
          const life = lives.current();
          const lost = () => channels.send(`${channel} down`, () => resolve(undefined));
          waiting.add(lost);
          onArrival?.();
          void fake.runtime.onMessage.trigger({ kind, ask }, sender as never, (reply: unknown) => {
            if (life?.isOver) return;
            waiting.delete(lost);
            judge(`the answer to ${kind}`, reply);
            const arrived = onReply?.();
            channels.send(`${channel} down`, () => {
              arrived?.();
              resolve(structuredClone(reply));
            });
          });
        });
      });
    },
    connect(name, sender) {
      counted += 1;
      const channel = `port ${counted}`;
      const theirs = fakePort(name);
      const ours = fakePort(name, sender);
      let life: ReturnType<Lives['current']>;
      /** Of each visit, the CRM user that was asked for. */
      const askedAs = new Map<string, string | undefined>();
      // What is said to a worker that was stopped is said to nobody, and starts no other.
      const toOurs = (work: () => void) => {
        if (!life?.isOver) toWorker(`${channel} up`, work);
      };
      theirs.postMessage = (message) => {
        if (theirs.disconnected) throw new Error('Attempting to use a disconnected port object');
        const { kind, visit, crmUser, identity } = message as Record<string, string | undefined>;
        askedAs.set(`${kind} ${visit}`, crmUser ?? identity);
        toOurs(() => ours.hear(structuredClone(message)));
      };
      theirs.disconnect = () => {
        theirs.disconnected = true;
        toOurs(() => ours.leave());
      };
      ours.postMessage = (message) => {
        if (lives.isGhost()) return;
        const { kind, visit } = message as Record<string, string | undefined>;
        const user = askedAs.get(`${kind === 'picture' ? 'pictures' : kind} ${visit}`);
        judge(`over the port ${name}`, message, name === 'visit' ? { of: user } : undefined);
        channels.send(`${channel} down`, () => {
          if (!theirs.disconnected) theirs.hear(structuredClone(message));
        });
      };
      ours.disconnect = () => {
        ours.disconnected = true;
        channels.send(`${channel} down`, () => theirs.leave());
      };
      toWorker(`${channel} up`, () => {
        life = lives.current();
        ports.push({ theirs, channel });
        fake.runtime.onConnect.trigger(ours);
      });
      return theirs;
    },
    stop() {
      lives.end();
      stopWorker();
      for (const { theirs, channel } of ports) {
        channels.lose((one) => one === `${channel} up`);
        if (!theirs.disconnected) channels.send(`${channel} down`, () => theirs.leave());
      }
      ports = [];
      for (const lost of waiting) lost();
      waiting.clear();
    },
  };
}
