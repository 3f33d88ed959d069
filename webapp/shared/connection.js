/** The connection's state in the page's corner. */
import { byId, showState } from './page.js';

const STATES = {
  idle: ['', 'Not connected'],
  connecting: ['wait', 'Connecting'],
  connected: ['good', 'Connected'],
  waiting: ['wait', 'Connection lost, trying again'],
  closed: ['bad', 'Connection closed'],
};

/** @param {'idle' | 'connecting' | 'connected' | 'waiting' | 'closed'} state of a client of kanal.js */
export function showConnection(state) {
  showState(byId('connection'), ...STATES[state]);
}

/** The same for a page that uses the five functions of Velo; later errors are shown too. */
export function showVeloConnection({ onConnected, onDisconnected, onError }) {
  showConnection('connecting');
  onConnected(() => showConnection('connected'));
  onDisconnected(() => showConnection('waiting'));
  onError(({ message }) => (byId('error').textContent = message));
}
