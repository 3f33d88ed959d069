/** What the pages ask of the examples' backend. */

const API = new URL('../api/demo/', import.meta.url);

/** Something that the backend refused, in words for the reader. */
export class Refused extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** An EJB publishes on one of the channels of Hello Realtime. */
export function say({ name, resourceId }, text) {
  return send('POST', 'hello', { channel: name, resourceId, text });
}

/** An EJB publishes an alert, if an administrator asks. */
export function publishNews(subject, headline) {
  return send('POST', 'news', { subject, headline });
}

/** Who this browser is: `{type, name?}`. */
export function whoAmI() {
  return send('GET', 'login');
}

export function login(name, password) {
  return send('POST', 'login', { name, password });
}

export function logout() {
  return send('DELETE', 'login');
}

async function send(method, path, body) {
  const response = await fetch(new URL(path, API), {
    method,
    headers: body && { 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  }).catch(() => {
    throw new Refused(0, 'The server cannot be reached. Try again in a moment.');
  });
  const isJson = /json/.test(response.headers.get('Content-Type') ?? '');
  const answer = isJson ? await response.json() : undefined;
  if (!response.ok) {
    throw new Refused(response.status, answer?.detail ?? `The server answers ${response.status}.`);
  }
  return answer;
}
