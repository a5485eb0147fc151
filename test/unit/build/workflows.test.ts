import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

/** As much of a workflow as is looked at here. */
type Step = {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
};
type Job = { readonly permissions?: unknown; readonly needs?: string; readonly steps: readonly Step[] };
type Workflow = {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
};

const folder = '.github/workflows';
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
const files = readdirSync(folder).sort();

/** What each job may do, by workflow; whatever is not named it may not. */
const agreed = {
  'audit.yml': { audit: { contents: 'read' } },
  'ci.yml': { check: { contents: 'read' } },
  'release.yml': {
    check: { contents: 'read' },
    package: { contents: 'read' },
    attest: { attestations: 'write', 'id-token': 'write' },
    draft: { contents: 'write' },
  },
};

it('has the workflows that were agreed to', () => {
  expect(files).toEqual(Object.keys(agreed));
});

describe.each(files)('the workflow %s', (file) => {
  const workflow = parse(read(file)) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  it('may do nothing by itself, and each of its jobs only what was agreed to', () => {
    expect(workflow.permissions).toEqual({});
    expect(Object.fromEntries(jobs.map(([name, { permissions }]) => [name, permissions]))).toEqual(
      agreed[file as keyof typeof agreed],
    );
  });

  it("names each action by the commit that it is, with its version for people to read, and none but the platform's own", () => {
    const lines = read(file).match(/^.*\buses:.*$/gm) ?? [];
    expect(lines).toHaveLength(steps.filter(({ uses }) => uses !== undefined).length);
    for (const line of lines) expect(line).toMatch(/^ +- uses: actions\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it('knows one commit for each action', () => {
    const named = files.flatMap((one) => [...read(one).matchAll(/uses: (actions\/[\w-]+)@(\w+)/g)]);
    const commits = new Map(named.map(([, action, commit]) => [action, commit]));
    expect(named.filter(([, action, commit]) => commits.get(action) !== commit)).toEqual([]);
  });

  it("leaves the repository's key with no step, and holds no other secret", () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    for (const { with: options } of checkouts) expect(options?.['persist-credentials']).toBe(false);
    expect(read(file)).not.toMatch(/\bsecrets\b/);
  });

  it('puts nothing that others may write into a command, and never runs what others propose with rights of its own', () => {
    for (const { run } of steps) expect(run ?? '').not.toContain('${{');
    expect(Object.keys(workflow.on)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/_target|workflow_run/)]),
    );
  });

  it('publishes nothing: at most it drafts a release', () => {
    const commands = steps.map(({ run }) => run ?? '').join('\n');
    expect(commands).not.toMatch(
      /npm publish|web-ext|chrome-webstore|chromewebstore|addons\.mozilla|release edit|--draft=false/i,
    );
    for (const [command] of commands.matchAll(/gh release .*/g))
      expect(command).toMatch(/^gh release create .* --draft /);
    expect(commands.match(/\bgh\b/g)?.length ?? 0).toBe(commands.match(/gh release create/g)?.length ?? 0);
  });
});

describe('a release', () => {
  const { jobs, on } = parse(read('release.yml')) as Workflow;

  it('is begun by a tag alone, and goes on only where everything was passed', () => {
    expect(on).toEqual({ push: { tags: ['v*'] } });
    expect(Object.entries(jobs).map(([name, { needs }]) => [name, needs])).toEqual([
      ['check', undefined],
      ['package', 'check'],
      ['attest', 'package'],
      ['draft', 'attest'],
    ]);
    expect(jobs['check']?.steps.map(({ run }) => run)).toContain('.ci/run');
  });

  it('has no code of the project or its packages run where it may write', () => {
    const writing = Object.values(jobs).filter(({ permissions }) => JSON.stringify(permissions).includes('write'));
    expect(writing).toHaveLength(2);
    for (const { uses = '', run = '' } of writing.flatMap(({ steps }) => steps)) {
      expect(uses).not.toMatch(/checkout|setup-node/);
      expect(run).not.toMatch(/\bnp[mx]\b|\bnode\b|\.ci/);
    }
  });
});
