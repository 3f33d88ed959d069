/** Three channels with permissions, and a login. */
import { reconnectDefaultClient } from '../js/kanal.js';
import realtime, { onConnected } from '../js/wix-realtime-frontend.js';
import { showConnection, showVeloConnection } from '../shared/connection.js';
import { refreshLogin, showLoginBar } from '../shared/login.js';
import { showError } from '../shared/page.js';
import { Box, followConnection } from './boxes.js';

const boxes = ['everyone', 'members-only', 'admins-only'].map((name) => new Box({ name }, name));
const explain = ({ message }) => showError(message);

/** The connection keeps the login that it was opened with: come back with another, as somebody else. */
async function listenAgain() {
  await Promise.all(boxes.map((box) => box.leave()));
  showConnection('connecting');
  reconnectDefaultClient();
  await Promise.all(boxes.map((box) => box.listen()));
}

showVeloConnection(realtime);
followConnection(boxes, realtime);
onConnected(() => refreshLogin().catch(explain));
showLoginBar(listenAgain).catch(explain).then(listenAgain).catch(explain);
