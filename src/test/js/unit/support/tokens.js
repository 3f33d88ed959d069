export const MINUTE = 60_000;
/** The tokens that a client sent. */
export const tokensOf = (server, type = 'connect') =>
  server.received(type).map(({ token }) => token);

/** A getToken that gives t1, t2, … and counts. */
export function numberedTokens() {
  let count = 0;
  return async () => `t${++count}`;
}
