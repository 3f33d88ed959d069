/** The start page: a live connection, and whether the examples have their backend. */
import { createClient } from '../js/kanal.js';
import { whoAmI } from './backend.js';
import { showConnection } from './connection.js';
import { addMessage, byId, textOf } from './page.js';

const client = createClient();
client.on('state', showConnection);
client.on('connected', ({ subscriber }) => {
  byId('subscriber').textContent = `You are connected as ${subscriber.id}.`;
});
client.subscribe({ name: 'hello' }, ({ payload }) => addMessage(byId('messages'), textOf(payload)));

whoAmI().catch(({ message }) => (byId('error').textContent = message));
