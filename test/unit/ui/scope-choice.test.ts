import { describe, expect, it } from 'vitest';
import { choiceOf, scopesFor } from '../../../src/options/scope-choice.ts';

describe('the choice of scopes', () => {
  it.each(['own', 'contacts'] as const)('is found again in its scopes, whatever their order: %s', (choice) => {
    expect(choiceOf([...scopesFor(choice, '')].reverse())).toBe(choice);
  });

  it('is “other” for any other scopes', () => {
    expect(choiceOf(['openid'])).toBe('other');
    expect(choiceOf([])).toBe('other');
    expect(choiceOf(['openid', 'profile', 'email'])).toBe('other');
  });

  it('takes names apart at spaces and commas, each once', () => {
    expect(scopesFor('other', ' openid,profile  openid\nemail ')).toEqual(['openid', 'profile', 'email']);
    expect(scopesFor('other', '  ')).toEqual([]);
  });
});
