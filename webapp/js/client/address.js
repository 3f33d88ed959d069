import { badInput } from './errors.js';

/** Where this module stands on a Kanal server; anywhere else (a bundle, node_modules) nothing is known of a server. */
const OWN_PATH = '/js/client/address.js';

/**
 * The WebSocket address to connect to.
 * @param {string | URL | undefined} url as the caller gave it: ws(s), http(s), or relative to this module's server
 * @param {string} moduleUrl where this module was loaded from; `<context>/js/client/address.js` on a Kanal server
 * @returns {string}
 * @throws {RealtimeError} `BAD_INPUT` if there is no such address
 */
export function webSocketUrl(url, moduleUrl = import.meta.url) {
  if (url === undefined || url === null) requireOwnServer(moduleUrl);
  const address = parse(url ?? '../../realtime', moduleUrl);
  address.protocol = address.protocol.replace(/^http/, 'ws');
  if (address.protocol !== 'ws:' && address.protocol !== 'wss:') {
    throw badInput(`url "${url}" must be a ws, wss, http or https address`);
  }
  address.hash = ''; // a fragment is not allowed in a WebSocket address
  return address.href;
}

/** @param {string} moduleUrl */
function requireOwnServer(moduleUrl) {
  if (/^https?:/.test(moduleUrl) && new URL(moduleUrl).pathname.endsWith(OWN_PATH)) return;
  throw badInput(
    'url is required, such as "wss://example.org/kanal/realtime": the client was not loaded from a Kanal server',
  );
}

/** @param {string | URL} url @param {string} base */
function parse(url, base) {
  try {
    return new URL(url, base);
  } catch (cause) {
    throw badInput(`url "${url}" is not an address`, { cause });
  }
}
