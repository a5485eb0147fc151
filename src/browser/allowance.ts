/** So much at once, and so much in each second after that. */
export type Rate = { readonly atOnce: number; readonly perSecond: number };

/** An account for each of many, which fills up again by itself. */
export type Allowance<Who> = {
  /** Takes so much, where there is as much left: then 0. Else nothing is taken, and it is the milliseconds until there will be enough. */
  take(who: Who, amount: number): number;
};

type Account = { readonly left: number; readonly at: number };

/** Accounts looked through at the least before full ones are let go. */
const fewAccounts = 100;

/**
 * Bounds what each of many may ask for. In memory alone: a worker that was stopped has forgotten, which by then is about what has been filled up again.
 *
 * @param now epoch milliseconds.
 */
export function createAllowance<Who>(
  { atOnce, perSecond }: Rate,
  now: () => number = () => Date.now(),
): Allowance<Who> {
  const accounts = new Map<Who, Account>();
  const leftOf = ({ left, at }: Account, time: number): number =>
    Math.min(atOnce, left + (Math.max(0, time - at) / 1000) * perSecond);
  let looksAt = fewAccounts;

  const dropFull = (time: number) => {
    for (const [who, account] of accounts) if (leftOf(account, time) >= atOnce) accounts.delete(who);
    looksAt = Math.max(fewAccounts, accounts.size * 2);
  };

  return {
    take(who, amount) {
      const time = now();
      const left = leftOf(accounts.get(who) ?? { left: atOnce, at: time }, time);
      if (amount > left) return Math.ceil(((amount - left) / perSecond) * 1000);
      accounts.set(who, { left: left - amount, at: time });
      if (accounts.size > looksAt) dropFull(time);
      return 0;
    },
  };
}
