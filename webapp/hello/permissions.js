/** Three channels with permissions, and a login. */
import realtime, { onConnected, onError } from '../js/wix-realtime-frontend.js';
import { showVeloConnection } from '../shared/connection.js';
import { refreshLogin, showLoginBar } from '../shared/login.js';
import { byId } from '../shared/page.js';
import { Box } from './boxes.js';

const boxes = ['everyone', 'members-only', 'admins-only'].map((name) => new Box({ name }, name));

/** The connection keeps the login that it was opened with: leave, and come back as somebody else. */
async function listenAgain() {
  await Promise.all(boxes.map((box) => box.leave()));
  await Promise.all(boxes.map((box) => box.listen()));
}

showVeloConnection(realtime);
onError((error) =>
  boxes.find(({ channel }) => channel.name === error.channel?.name)?.refuse(error),
);
onConnected(refreshLogin);
showLoginBar(listenAgain)
  .then(listenAgain)
  .catch(({ message }) => (byId('error').textContent = message));
