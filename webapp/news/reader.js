/** Members choose subjects and get the last alerts of each, then every new one. */
import { createClient } from '../js/kanal.js';
import { showConnection } from '../shared/connection.js';
import { refreshLogin, showLoginBar } from '../shared/login.js';
import { addMessage, byId } from '../shared/page.js';
import { CHANNEL, SUBJECTS } from './subjects.js';

const LAST_ALERTS = { last: 5 };
const client = createClient();
client.on('state', showConnection);
client.on('connected', refreshLogin);
showConnection(client.state);

function show({ payload }, { resourceId }) {
  const time = new Date(payload.publishedAt).toLocaleTimeString();
  addMessage(byId('alerts'), payload.headline, `${resourceId}, ${time}`);
}

function follow(subject) {
  client.subscribe({ name: CHANNEL, resourceId: subject }, show, {
    since: LAST_ALERTS,
    onSubscribed: () => (byId('error').textContent = ''),
    onSubscriptionError: (error) => {
      if (error.errorCode === 'SUBSCRIPTION_FAILED') refused(subject, error);
    },
  });
}

function leave(subject) {
  client.unsubscribe({ channel: { name: CHANNEL, resourceId: subject } });
}

function refused(subject, { status, message }) {
  checkbox(subject).checked = false;
  byId('error').textContent =
    status === 403 ? 'Only members get alerts: log in, then choose.' : message;
}

function checkbox(subject) {
  return byId(`subject-${subject}`);
}

for (const subject of SUBJECTS) {
  const label = document.createElement('label');
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.id = `subject-${subject}`;
  box.addEventListener('change', () => (box.checked ? follow(subject) : leave(subject)));
  label.className = 'choice';
  label.append(box, subject);
  byId('subjects').append(label);
}

/** The connection keeps the login that it was opened with: leave, and come back as somebody else. */
async function followAgain() {
  const chosen = SUBJECTS.filter((subject) => checkbox(subject).checked);
  SUBJECTS.forEach(leave);
  byId('alerts').replaceChildren();
  chosen.forEach(follow);
}

showLoginBar(followAgain).catch(({ message }) => (byId('error').textContent = message));
