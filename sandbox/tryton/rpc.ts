/** One user's way to a Tryton server's models. */
export type TrytonSession = {
  /**
   * Calls a method of a model, such as `party.party` and `create`, with its arguments but for the context.
   *
   * @throws Error with what the server says where it refuses.
   */
  call(model: string, method: string, ...parameters: readonly unknown[]): Promise<unknown>;
};

/** Signs in to one database of a Tryton server by JSON-RPC. @throws Error where the server is not there yet, or knows no such user. */
export async function trytonSession(database: string, login: string, password: string): Promise<TrytonSession> {
  const [userId, key] = (await post(database, 'common.db.login', [login, { password }, 'en'])) as [number, string];
  const authorization = `Session ${Buffer.from(`${login}:${userId}:${key}`).toString('base64')}`;
  return {
    call: (model, method, ...parameters) =>
      post(database, `model.${model}.${method}`, [...parameters, {}], { authorization }),
  };
}

/** @param database its address, with a slash at its end */
async function post(
  database: string,
  method: string,
  parameters: readonly unknown[],
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const answer = await fetch(database, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ id: 1, method, params: parameters }),
  });
  if (!answer.ok) throw new Error(`Tryton answers ${method} with ${answer.status}: ${await answer.text()}`);
  const { result, error } = (await answer.json()) as { readonly result?: unknown; readonly error?: unknown };
  if (error) throw new Error(`Tryton refuses ${method}: ${JSON.stringify(error)}`);
  return result;
}
