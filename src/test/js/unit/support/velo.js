import { createVelo } from '../../../../../webapp/js/client/velo.js';
import { NEWS, setup } from './setup.js';

/** Velo's functions on a fake server, with everything that their handlers hear. */
export async function veloSetup() {
  const parts = setup();
  const velo = createVelo(parts.client, (error) => parts.reported.push(error));
  const heard = { connected: [], disconnected: [], errors: [] };
  await velo.onConnected((...args) => heard.connected.push(args));
  await velo.onDisconnected((...args) => heard.disconnected.push(args));
  await velo.onError((error) => heard.errors.push(error));
  return { ...parts, velo, heard };
}

/** The same, with one subscription to the news. */
export async function subscribed() {
  const parts = await veloSetup();
  const messages = [];
  const id = await parts.velo.subscribe(NEWS, (...args) => messages.push(args));
  return { ...parts, id, messages };
}
