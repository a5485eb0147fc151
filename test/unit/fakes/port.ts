import { type FakeEvent, fakeEvent } from './event.ts';

/** One end of a port. The other end is the test: `hear` sends to this end, `sent` is what it sent, `leave` closes the other end. */
export type FakePort = {
  readonly name: string;
  readonly sender: unknown;
  readonly sent: unknown[];
  disconnected: boolean;
  postMessage(message: unknown): void;
  disconnect(): void;
  readonly onMessage: FakeEvent<[unknown]>;
  readonly onDisconnect: FakeEvent<[unknown]>;
  hear(message: unknown): void;
  leave(): void;
};

/** A port as browsers make them: sending on a closed one throws, and closing one's own end tells only the other. */
export function fakePort(name: string, sender?: unknown): FakePort {
  const port: FakePort = {
    name,
    sender,
    sent: [],
    disconnected: false,
    postMessage(message) {
      if (port.disconnected) throw new Error('Attempting to use a disconnected port object');
      port.sent.push(message);
    },
    disconnect() {
      port.disconnected = true;
    },
    onMessage: fakeEvent(),
    onDisconnect: fakeEvent(),
    hear: (message) => port.onMessage.trigger(message),
    leave() {
      port.disconnected = true;
      port.onDisconnect.trigger(port);
    },
  };
  return port;
}
