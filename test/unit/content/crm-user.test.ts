// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createCrmUser } from '../../../src/content/crm-user.ts';
import type { MeRecipe } from '../../../src/contract/settings.ts';
import { blobOf, decodeByHand, decodings, hosts, lay, only, preparePage, showsPicture } from '../fakes/page.ts';
import { paintingAtHand } from '../fakes/painting.ts';
import { turns } from '../fakes/turns.ts';

const html = '<header><span id="user" data-id="7">Vera Lind</span><img id="chip" alt=""></header>';
const me: MeRecipe = {
  identity: { select: '#user', from: 'attribute:data-id' },
  name: { select: '#user', from: 'text' },
  slot: { select: '#chip', place: 'cover' },
};

beforeEach(() => preparePage(html));

function userOf(of: MeRecipe = me) {
  const ask = vi.fn<(identity: string, pixels: number) => void>();
  const user = createCrmUser(of, paintingAtHand, ask);
  user.reconcile();
  return { user, ask };
}
async function confirmedUser() {
  const { user, ask } = userOf();
  user.answer('7', true, blobOf('own'));
  await turns();
  expect(hosts().map(showsPicture)).toEqual([true]);
  return { user, ask };
}
const element = () => document.getElementById('user') as HTMLElement;
const target = () => document.getElementById('chip') as HTMLElement;
const switchTo = (identity: string) => element().setAttribute('data-id', identity);

describe('asking', () => {
  test('is done once, with what tells the CRM’s user from others and the chip’s size', () => {
    lay(target(), { width: 32, height: 24 });
    const { user, ask } = userOf();
    user.reconcile();
    user.reconcile();
    expect(ask.mock.calls).toEqual([['7', 64]]);
  });

  test.each<[string, MeRecipe, string]>([
    ['the recipe has no place for the picture', { identity: me.identity }, html],
    ['the page has no chip', me, '<header><span id="user" data-id="7">Vera Lind</span></header>'],
  ])('is done for the smallest of pictures where %s', (_, of, page) => {
    preparePage(page);
    expect(userOf(of).ask.mock.calls).toEqual([['7', 1]]);
    expect(document.body.innerHTML).toBe(page);
  });

  test('is done anew where the CRM shows another user', () => {
    const { user, ask } = userOf();
    switchTo('8');
    expect(user.follow()).toBe(true);
    user.reconcile();
    expect(ask.mock.calls.map(([identity]) => identity)).toEqual(['7', '8']);
  });

  test('is done anew where the answer was lost, and not where it is there', () => {
    const { user, ask } = userOf();
    user.forgetAsked();
    user.reconcile();
    expect(ask).toHaveBeenCalledTimes(2);
    user.answer('7', false);
    user.forgetAsked();
    user.reconcile();
    expect(ask).toHaveBeenCalledTimes(2);
  });

  test('is done anew once everything was cleared', () => {
    const { user, ask } = userOf();
    user.answer('7', true);
    user.clear();
    expect(user.report()).toMatchObject({ state: 'asking' });
    user.reconcile();
    expect(ask).toHaveBeenCalledTimes(2);
  });

  test('is not done where the page shows no user', () => {
    const page = '<header><span id="user" data-id=" "></span><img id="chip" alt=""></header>';
    preparePage(page);
    expect(userOf().ask).not.toHaveBeenCalled();
    expect(document.body.innerHTML).toBe(page);
  });

  test('is waited for until there is an answer', () => {
    const { user } = userOf();
    expect(user.isAwaiting()).toBe(true);
    user.answer('8', true);
    expect(user.isAwaiting()).toBe(true);
    user.answer('7', false);
    expect(user.isAwaiting()).toBe(false);
  });
});

describe('following the page', () => {
  test('finds nothing new while the same user stands there, whatever they are called', () => {
    const { user } = userOf();
    element().textContent = 'V. Lind';
    expect(user.follow()).toBe(false);
    user.reconcile();
    expect(user.report()).toMatchObject({ name: 'V. Lind' });
  });

  test('tells once of another user, and takes the former one’s picture away', async () => {
    const { user } = await confirmedUser();
    switchTo('8');
    expect(user.follow()).toBe(true);
    expect(hosts()).toEqual([]);
    expect(user.identity()).toBe('8');
    expect(user.report()).toEqual({ state: 'asking', identity: '8', name: 'Vera Lind' });
    expect(user.follow()).toBe(false);
    user.reconcile();
    await turns();
    expect(showsPicture(only(hosts()))).toBe(false);
  });

  test('tells of a user who vanishes, and of one who comes', async () => {
    const { user } = await confirmedUser();
    const gone = element();
    gone.remove();
    expect(user.follow()).toBe(true);
    expect(user.report()).toEqual({ state: 'missing' });
    expect(user.identity()).toBeUndefined();
    expect(hosts()).toEqual([]);
    document.body.append(gone);
    expect(user.follow()).toBe(true);
    expect(user.report()).toMatchObject({ state: 'asking', identity: '7' });
  });

  test('drops an answer about somebody else', () => {
    const { user } = userOf();
    switchTo('8');
    user.follow();
    user.reconcile();
    user.answer('7', true, blobOf('own'));
    expect(user.report()).toMatchObject({ state: 'asking', identity: '8' });
    expect(hosts().map(showsPicture)).toEqual([false]);
  });
});

describe('the report', () => {
  test.each([
    [true, 'confirmed'],
    [false, 'unconfirmed'],
  ])('says what the worker said: %j', (confirmed, state) => {
    const { user } = userOf();
    user.answer('7', confirmed);
    expect(user.report()).toEqual({ state, identity: '7', name: 'Vera Lind' });
  });

  test('calls a user without a name by the identity', () => {
    expect(userOf({ identity: me.identity }).user.report()).toEqual({ state: 'asking', identity: '7', name: '7' });
  });
});

describe('the chip', () => {
  test('has the same empty slot before and after every answer without a picture: the page can’t tell', () => {
    const { user } = userOf();
    const before = document.body.innerHTML;
    expect(showsPicture(only(hosts()))).toBe(false);
    for (const confirmed of [true, false]) {
      user.answer('7', confirmed);
      user.reconcile();
      expect(document.body.innerHTML).toBe(before);
      expect(showsPicture(only(hosts()))).toBe(false);
    }
  });

  test('shows the viewer’s picture, silently, since the CRM’s own name stands there', async () => {
    await confirmedUser();
    const slot = only(hosts());
    expect(slot.previousSibling).toBe(target());
    expect(slot.getAttribute('aria-hidden')).toBe('true');
  });

  test('moves with its target where the CRM draws it anew', async () => {
    const { user, ask } = await confirmedUser();
    target().remove();
    document.body.append(Object.assign(document.createElement('img'), { id: 'chip' }));
    user.reconcile();
    await turns();
    expect(only(hosts()).previousSibling).toBe(target());
    expect(showsPicture(only(hosts()))).toBe(true);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  test('goes with its target, and comes back with it', async () => {
    const { user } = await confirmedUser();
    const chip = target();
    chip.remove();
    user.reconcile();
    expect(hosts()).toEqual([]);
    document.body.append(chip);
    user.reconcile();
    await turns();
    expect(showsPicture(only(hosts()))).toBe(true);
  });

  test('that comes later than the user is filled all the same', async () => {
    const chip = target();
    chip.remove();
    const { user } = userOf();
    user.answer('7', true, blobOf('own'));
    document.body.append(chip);
    user.reconcile();
    await turns();
    expect(showsPicture(only(hosts()))).toBe(true);
  });

  test('that what paints comes too late for, is not filled for the next user', async () => {
    let isThere = false;
    const late = { now: () => (isThere ? paintingAtHand.now() : undefined), want: () => undefined };
    const user = createCrmUser(me, late, () => undefined);
    user.reconcile();
    user.answer('7', true, blobOf('own'));
    switchTo('8');
    user.follow();
    isThere = true;
    user.reconcile();
    await turns();
    expect(showsPicture(only(hosts()))).toBe(false);
  });

  test('is put back where the page took it away, but only so often', async () => {
    const { user } = await confirmedUser();
    only(hosts()).remove();
    user.reconcile();
    expect(only(hosts()).previousSibling).toBe(target());
    for (let times = 0; times < 20; times += 1) {
      hosts()[0]?.remove();
      user.reconcile();
    }
    expect(hosts()).toEqual([]);
  });

  test('whose picture turns out to be none is as the CRM made it, and not asked for again', async () => {
    const { user, ask } = userOf();
    decodeByHand();
    user.answer('7', true, blobOf('no picture'));
    only(decodings).fail();
    await turns();
    user.reconcile();
    expect(hosts().map(showsPicture)).toEqual([false]);
    expect(ask).toHaveBeenCalledTimes(1);
  });

  test('is as the CRM made it once cleared', async () => {
    const { user } = await confirmedUser();
    user.clear();
    expect(document.body.innerHTML).toBe(html);
  });
});
