/** `fetch` called as a plain function: some browsers refuse it as a method of another object. */
export const plainFetch: typeof fetch = (input, init) => fetch(input, init);
