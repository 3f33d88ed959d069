/** Members choose subjects and get the last alerts of each, then every new one. */
import { createClient } from '../js/kanal.js';
import { showConnection } from '../shared/connection.js';
import { refreshLogin, showLoginBar } from '../shared/login.js';
import { byId, showError } from '../shared/page.js';
import { Alerts } from './alerts.js';
import { CHANNEL, SUBJECTS } from './subjects.js';

const LAST_ALERTS = { last: 5 };
const alerts = new Alerts(byId('alerts'));
/** What is wrong with which subject. @type {Map<string, string>} */
const troubles = new Map();
const client = createClient();
const explain = ({ message }) => showError(message);
client.on('state', showConnection);
client.on('connected', () => refreshLogin().catch(explain));
showConnection(client.state);

/** From now on exactly one subscription, and its last alerts once. */
function follow(subject) {
  leave(subject);
  let isFirst = true;
  client.subscribe(channelOf(subject), ({ payload }) => alerts.add(subject, payload), {
    since: LAST_ALERTS,
    onSubscribed: (_, isSynced) => {
      settle(subject);
      // alerts are missing: begin anew with the last ones
      if (!isSynced && !isFirst) follow(subject);
      isFirst = false;
    },
    onSubscriptionError: (error) => failed(subject, error),
  });
}

function leave(subject) {
  client.unsubscribe({ channel: channelOf(subject) });
  alerts.remove(subject);
  settle(subject);
}

/** The client goes on by itself where it says so; otherwise the subject is not followed any more. */
function failed(subject, { errorCode, recoverable, status, message }) {
  if (recoverable && errorCode !== 'SUBSCRIPTION_FAILED') return; // the connection's state says it
  if (!recoverable) {
    leave(subject);
    checkbox(subject).checked = false;
  }
  const why = status === 403 ? 'Only members get alerts: log in, then choose.' : message;
  troubles.set(subject, why);
  showTroubles();
}

function settle(subject) {
  if (troubles.delete(subject)) showTroubles();
}

function showTroubles() {
  showError([...new Set(troubles.values())].join(' '));
}

function channelOf(subject) {
  return { name: CHANNEL, resourceId: subject };
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
  chosen.forEach(follow);
}

showLoginBar(followAgain).catch(explain);
