/** The start page: a live connection, and whether the examples have their backend. */
import { createClient } from '../js/kanal.js';
import { whoAmI } from './backend.js';
import { showConnection } from './connection.js';
import { addMessage, byId, showError, textOf } from './page.js';

const client = createClient();
client.on('state', (state) => {
  showConnection(state);
  if (state !== 'connected') byId('subscriber').textContent = '';
});
client.on('connected', ({ subscriber }) => {
  byId('subscriber').textContent = `You are connected as ${subscriber.id}.`;
});
client.subscribe({ name: 'hello' }, ({ payload }) => addMessage(byId('messages'), textOf(payload)));

whoAmI().catch(({ message }) => showError(message));
