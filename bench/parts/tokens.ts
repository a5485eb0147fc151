import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Figure } from '../report/figure.ts';
import { type Summary, summarise } from '../report/statistics.ts';
import { askFor } from '../token-service/load.ts';
import { exchangeRequest } from '../token-service/request.ts';
import type { Part } from './part.ts';

type ServerKind = 'service' | 'constant';

/** What a server says of itself. */
type Usage = { readonly bytes: number; readonly processor: number };

/** What all of a server's turns came to. */
type Turns = { readonly times: number[]; seconds: number; readonly usages: Usage[]; processor: number };

/** How many turns each server gets, so that whatever else the machine does meets both alike. */
const turns = 6;

/** The token service on Node, beside the same server with an answer that costs nothing. LinkedIn answers it at once. */
export const tokens: Part = {
  name: 'tokens',
  async measure(effort, say) {
    const seconds = effort.amount(30);
    say(`${seconds} s of each server`);
    const servers = { service: await startServer('service'), constant: await startServer('constant') };
    const measured = { service: newTurns(), constant: newTurns() };
    try {
      // The first is thrown away: code is compiled.
      for (let turn = 0; turn <= turns; turn += 1)
        for (const kind of ['service', 'constant'] as const) {
          const { port, process } = servers[kind];
          const before = await usageOf(process);
          const { times, seconds: taken } = await askFor(port, exchangeRequest, turn === 0 ? 2 : seconds / turns);
          const after = await usageOf(process);
          const all = measured[kind];
          all.usages.push(after);
          if (turn === 0) continue;
          all.times.push(...times);
          all.seconds += taken;
          all.processor += (after.processor - before.processor) / 1e6;
        }
    } finally {
      for (const { process } of Object.values(servers)) process.kill();
    }
    return { section: { title: `Token service: ${seconds} s of exchanges, 24 at once`, figures: figuresOf(measured) } };
  },
};

const newTurns = (): Turns => ({ times: [], seconds: 0, usages: [], processor: 0 });

function figuresOf({ service, constant }: Readonly<Record<ServerKind, Turns>>): Figure[] {
  const rate = ({ times, seconds }: Turns) => times.length / seconds;
  const p99 = ({ times }: Turns) => [...times].sort((one, other) => one - other)[Math.floor(times.length * 0.99)] ?? 0;
  const busy = ({ processor, seconds }: Turns) => `${Math.round((processor / seconds) * 100)} %`;
  const sides: Record<string, Summary> = { service: summarise(service.times), constant: summarise(constant.times) };
  const [first, last] = [service.usages[0]?.bytes ?? 0, service.usages.at(-1)?.bytes ?? 0];
  return [
    {
      id: 'token-rate',
      what: 'token service: exchanges a second, to those of a constant answer',
      unit: '×',
      value: rate(service) / rate(constant),
      goal: { atLeast: 0.6 },
      note: `${rate(service).toFixed(0)} instead of ${rate(constant).toFixed(0)}; one processor busy for ${busy(service)} and ${busy(constant)}`,
    },
    {
      id: 'token-p99',
      what: 'token service: p99 of a constant answer, to that of an exchange',
      unit: '×',
      value: p99(constant) / p99(service),
      goal: { atLeast: 0.6 },
      sides,
      note: `p99 ${p99(service).toFixed(1)} ms instead of ${p99(constant).toFixed(1)} ms`,
    },
    {
      id: 'token-memory',
      what: 'token service: memory at the end, beyond that after two seconds',
      unit: 'MB',
      value: (last - first) / 1024 ** 2,
      goal: { atMost: 1 },
      note: `${(last / 1024 ** 2).toFixed(1)} MB after ${service.times.length} exchanges`,
    },
  ];
}

async function startServer(kind: ServerKind): Promise<{ readonly process: ChildProcess; readonly port: number }> {
  const program = fileURLToPath(new URL('../token-service/server.ts', import.meta.url));
  const process = fork(program, [kind], { execArgv: ['--import', 'tsx', '--expose-gc'] });
  const [{ port }] = (await once(process, 'message')) as [{ port: number }];
  return { process, port };
}

async function usageOf(process: ChildProcess): Promise<Usage> {
  process.send('usage');
  const [usage] = (await once(process, 'message')) as [Usage];
  return usage;
}
