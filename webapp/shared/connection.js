/** The connection's state in the page's corner. */
import { byId, showError, showState } from './page.js';

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

/** The same for a page that uses the five functions of Velo; later errors are shown too, until they are over. */
export function showVeloConnection({ onConnected, onDisconnected, onError }) {
  showConnection('connecting');
  onConnected(() => {
    showConnection('connected');
    showError('');
  });
  onDisconnected(() => showConnection('waiting'));
  onError(showVeloError);
}

/** What a page shows of an error of Velo's functions, whether a promise rejected with it or `onError` heard it. */
export function showVeloError(error) {
  showError(error.message);
  if (isFinal(error)) showConnection('closed');
}

/** Whether the client has given up: Velo's codes do not tell, what stands behind its error does. */
export function isFinal({ errorCode, cause }) {
  return errorCode === 1 && cause?.errorCode === 'DISCONNECTED' && !cause.recoverable;
}
