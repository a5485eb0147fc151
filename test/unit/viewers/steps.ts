import fc from 'fast-check';
import { vi } from 'vitest';
import { type Account, accounts } from './truth.ts';
import { members, type World } from './world.ts';

const users = ['vera', 'otto'];

const numbers = fc.nat(1000);
/** One thing that happens; some of them are several things that only together lead anywhere. */
export const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('sign-in' as const), account: fc.constantFrom<Account>(...accounts) }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('sign-out' as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('cancel-sign-in' as const) }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('confirm' as const), user: fc.constantFrom(...users) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('undo' as const), user: fc.constantFrom(...users) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('crm-user' as const), user: fc.constantFrom(...users) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('load' as const), user: fc.constantFrom(...users) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('back' as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('other row' as const), at: numbers }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('refresh' as const) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('card' as const), of: fc.constantFrom(...members) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('die' as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('hold writes' as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('release writes' as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('popup' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('wait' as const), milliseconds: fc.constantFrom(300, 2000, 30_000) }),
  },
  { weight: 12, arbitrary: fc.record({ does: fc.constant('answer' as const), choice: numbers }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('answer all' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('come half way' as const),
      account: fc.constantFrom<Account>(...accounts),
      answers: fc.nat(3),
      next: fc.constantFrom<Account | undefined>(undefined, ...accounts),
      overtaken: fc.nat(4),
    }),
  },
  {
    weight: 16,
    arbitrary: fc.record({
      does: fc.constant('deliver' as const),
      choices: fc.array(numbers, { minLength: 1, maxLength: 8 }),
    }),
  },
  { weight: 6, arbitrary: fc.record({ does: fc.constant('deliver all' as const) }) },
  { weight: 8, arbitrary: fc.record({ does: fc.constant('settle' as const) }) },
  {
    weight: 16,
    arbitrary: fc.record({
      does: fc.constant('go half way' as const),
      user: fc.constantFrom(...users),
      card: fc.boolean(),
      hands: fc.option(fc.constantFrom(...users), { nil: undefined, freq: 2 }),
      answers: fc.nat(6),
      overtaken: fc.nat(4),
      next: fc.constantFrom<Account | undefined>(undefined, ...accounts),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ does: fc.constant('come in' as const), account: fc.constantFrom<Account>(...accounts) }),
  },
);
export type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** Lets everything that needs no delivery come to its end. */
export async function rest(world: World, milliseconds = 20): Promise<void> {
  await world.working();
  await vi.advanceTimersByTimeAsync(milliseconds);
  world.look();
  await world.working();
}

export async function deliverAll(world: World): Promise<void> {
  for (let round = 0; !world.channels.isEmpty(); round += 1) {
    if (round > 500) throw new Error('They never stop talking.');
    world.channels.deliver(0);
    await rest(world, 1);
    await world.judgePage('on the way');
    if (world.channels.isEmpty()) await rest(world);
  }
}

async function answerAll(world: World): Promise<void> {
  for (let round = 0; world.linkedIn.pending() > 0 && round < 30; round += 1) {
    world.answer(round);
    await rest(world, 1);
  }
}

export async function settle(world: World): Promise<void> {
  for (let round = 0; round < 20 && !(world.channels.isEmpty() && world.linkedIn.pending() === 0); round += 1) {
    await deliverAll(world);
    await answerAll(world);
  }
}

/** What a person does in peace: signs in, and says who they are. */
async function comeIn(world: World, account: Account): Promise<void> {
  world.signIn(account);
  await settle(world);
  world.sayWhoIsUser(world.crmUser() ?? '', true);
  await settle(world);
}

type HalfWay = Extract<Step, { does: 'go half way' }>;

/**
 * What a person does in haste: opens a page, perhaps a card, and goes while some of it is still on its way. LinkedIn may answer before the page has heard
 * of it.
 */
async function goHalfWay(world: World, { user, card, answers, hands, next, overtaken }: HalfWay): Promise<void> {
  await world.load(user, members);
  await deliverAll(world);
  if (card) {
    void world.openCard(members[0] ?? '');
    await deliverAll(world);
  }
  await answerSome(world, answers);
  // Whoever uses the CRM now may be somebody else than whom the pictures under way are for.
  if (hands !== undefined) {
    world.showUser(hands);
    await rest(world, 1);
    await deliverAll(world);
  } else await leaveFor(world, next, overtaken);
}

type ComesHalfWay = Extract<Step, { does: 'come half way' }>;

/** What a person does in haste: signs in, and then as somebody else, or not at all, while the first is still being found out. */
async function comeHalfWay(world: World, { account, answers, next, overtaken }: ComesHalfWay): Promise<void> {
  world.signIn(account);
  await deliverAll(world);
  await answerSome(world, answers);
  await leaveFor(world, next, overtaken);
}

/** The worker may hear of it, and LinkedIn answer, before anybody else does. */
async function leaveFor(world: World, next: Account | undefined, overtaken: number): Promise<void> {
  if (next === undefined) world.signOut();
  else world.signIn(next);
  if (overtaken === 0) return;
  world.requestsArrive();
  await rest(world, 1);
  // The latest first: what the former viewer asked for is still on its way when the next one is known.
  for (let answered = 0; answered < overtaken; answered += 1) {
    world.answer(world.linkedIn.pending() - 1);
    await rest(world, 1);
  }
}

async function answerSome(world: World, answers: number): Promise<void> {
  for (let answered = 0; answered < answers; answered += 1) {
    world.answer(answered);
    await rest(world, 1);
  }
}

export async function take(world: World, one: Step): Promise<void> {
  switch (one.does) {
    case 'sign-in':
      return world.signIn(one.account);
    case 'sign-out':
      return world.signOut();
    case 'cancel-sign-in':
      return world.cancelSignIn();
    case 'confirm':
    case 'undo':
      return world.sayWhoIsUser(one.user, one.does === 'confirm');
    case 'crm-user':
      return world.showUser(one.user);
    case 'load':
      return world.load(one.user, members);
    case 'back':
      return world.backAndForth();
    case 'other row':
      return world.changeRow(one.at);
    case 'refresh':
      world.openPageReport().hear({ kind: 'refresh' });
      return;
    case 'card':
      void world.openCard(one.of);
      return;
    case 'die':
      return world.die();
    case 'hold writes':
      return world.holdWrites();
    case 'release writes':
      return world.releaseWrites();
    case 'popup':
      world.openPopup();
      world.openOptions();
      return;
    case 'wait':
      return rest(world, one.milliseconds);
    case 'answer':
      return world.answer(one.choice);
    case 'answer all':
      return answerAll(world);
    case 'deliver':
      for (const choice of one.choices) {
        world.channels.deliver(choice);
        await rest(world, 1);
        await world.judgePage('on the way');
      }
      return;
    case 'deliver all':
      return deliverAll(world);
    case 'settle':
      return settle(world);
    case 'come in':
      return comeIn(world, one.account);
    case 'come half way':
      return comeHalfWay(world, one);
    case 'go half way':
      return goHalfWay(world, one);
  }
}
