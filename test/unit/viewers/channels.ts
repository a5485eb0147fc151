type Delivery = () => void;

/** What is on its way: in order within one channel, in any order between two. */
export type Channels = {
  send(channel: string, delivery: Delivery): void;
  /** Delivers what is next in one of the channels that hold something, chosen by any number. */
  deliver(choice: number): void;
  /** Delivers all that is in such channels, before anything else. */
  deliverFirst(isFirst: (channel: string) => boolean): void;
  isEmpty(): boolean;
  /** What was sent over these channels and not delivered is lost. */
  lose(isLost: (channel: string) => boolean): void;
};

export function createChannels(): Channels {
  const channels = new Map<string, Delivery[]>();
  return {
    send(channel, delivery) {
      const waiting = channels.get(channel) ?? [];
      waiting.push(delivery);
      channels.set(channel, waiting);
    },
    deliver(choice) {
      const open = [...channels.keys()];
      const channel = open[choice % Math.max(1, open.length)];
      const waiting = channel === undefined ? undefined : channels.get(channel);
      if (channel === undefined || waiting === undefined) return;
      const delivery = waiting.shift();
      if (waiting.length === 0) channels.delete(channel);
      delivery?.();
    },
    deliverFirst(isFirst) {
      for (const [channel, waiting] of [...channels]) {
        if (!isFirst(channel)) continue;
        channels.delete(channel);
        for (const delivery of waiting) delivery();
      }
    },
    isEmpty: () => channels.size === 0,
    lose(isLost) {
      for (const channel of [...channels.keys()]) if (isLost(channel)) channels.delete(channel);
    },
  };
}
