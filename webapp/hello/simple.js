/** One channel: what anybody says, everybody sees. Written as a page for Wix Velo would be. */
import realtime, { subscribe } from '../js/wix-realtime-frontend.js';
import { say } from '../shared/backend.js';
import { showVeloConnection, showVeloError } from '../shared/connection.js';
import { addMessage, byId, onSubmit, textOf } from '../shared/page.js';

const CHANNEL = { name: 'hello' };

showVeloConnection(realtime);

subscribe(CHANNEL, ({ payload, publisher }) => {
  addMessage(byId('messages'), textOf(payload), `from ${publisher?.id ?? 'a visitor'}`);
}).catch(showVeloError);

onSubmit('say', async () => {
  const text = byId('text');
  await say(CHANNEL, text.value);
  text.value = '';
  text.focus();
});
