/** The declarations of kanal.d.ts tell the truth about what kanal.js exports. */
import type * as declared from '../../../../webapp/js/kanal.js';
import { createClient } from '../../../../webapp/js/client/client.js';
import {
  configureDefaultClient,
  reconnectDefaultClient,
} from '../../../../webapp/js/client/default-client.js';
import { RealtimeError, RealtimeErrorCode } from '../../../../webapp/js/client/errors.js';

({
  createClient,
  configureDefaultClient,
  reconnectDefaultClient,
  RealtimeError,
  RealtimeErrorCode,
}) satisfies Omit<typeof declared, 'subscriber' | 'publisher' | 'site'>;
