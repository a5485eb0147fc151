import { describe, expect, it } from 'vitest';
import { choiceOf, scopesFor } from '../../../src/options/scope-choice.ts';

describe('the choice of scopes', () => {
  it.each([
    { choice: 'own', connections: false },
    { choice: 'contacts', connections: false },
    { choice: 'contacts', connections: true },
  ] as const)('is found again in its scopes, whatever their order: $choice, connections $connections', (chosen) => {
    expect(choiceOf([...scopesFor(chosen, '')].reverse())).toEqual(chosen);
  });

  it('reads connections only beside contacts', () => {
    expect(scopesFor({ choice: 'contacts', connections: true }, '')).toContain('r_1st_connections');
    expect(scopesFor({ choice: 'own', connections: true }, '')).toEqual(['openid', 'profile']);
  });

  it('is “other” for any other scopes', () => {
    expect(choiceOf(['openid']).choice).toBe('other');
    expect(choiceOf([]).choice).toBe('other');
    expect(choiceOf(['openid', 'profile', 'email']).choice).toBe('other');
    expect(choiceOf(['openid', 'profile', 'r_1st_connections']).choice).toBe('other');
  });

  it('takes names apart at spaces and commas, each once', () => {
    const other = { choice: 'other', connections: false } as const;
    expect(scopesFor(other, ' openid,profile  openid\nemail ')).toEqual(['openid', 'profile', 'email']);
    expect(scopesFor(other, '  ')).toEqual([]);
  });
});
