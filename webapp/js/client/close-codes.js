/** The server's close codes: the number itself says whether coming back makes sense. */

/** The token was refused. */
export const UNAUTHORIZED = 4501;

/** The token has expired. */
export const TOKEN_EXPIRED = 4010;

/**
 * The server wants no more of this client. Every other end (4000 to 4499, a lost network, a proxy's goodbye) is worth
 * another try: also 4011 `LOGIN_ENDED`, after which the client comes back as whoever the page is then,
 * and 4010 `TOKEN_EXPIRED` where the page has another token to give.
 * @param {number} code
 */
export function isFinal(code) {
  return code >= 4500 && code <= 4999;
}
