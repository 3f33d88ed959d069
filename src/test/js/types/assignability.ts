/** Our functions and types stand wherever Wix's are asked for. Each line fails to compile if one does not. */
import type * as WixRealtime from '@wix/realtime';
import type {
  publisher as WixPublisher,
  site as WixPage,
  subscriber as WixSubscriber,
} from '@wix/realtime';
import type { realtime as WixSite } from '@wix/site-realtime';
import type * as WixVelo from 'wix-realtime';
import type * as WixBackend from 'wix-realtime-backend';
import * as kanal from '../../../../webapp/js/kanal.js';
import * as backend from '../../../../webapp/js/wix-realtime-backend.js';
import velo, * as veloModule from '../../../../webapp/js/wix-realtime-frontend.js';

const { publisher, site, subscriber } = kanal;
const client = kanal.createClient({ url: 'ws://localhost' });

/** Wix's functions as a page calls them, without what their SDK adds for its own wiring. */
type WixSiteFunctions = Pick<
  typeof WixSite,
  'subscribe' | 'unsubscribe' | 'onConnected' | 'onDisconnected' | 'onError'
>;
interface WixSubscriberFunctions {
  subscribe: ReturnType<typeof WixSubscriber.subscribe>;
  unsubscribe: ReturnType<typeof WixSubscriber.unsubscribe>;
}

// The three generations, each as a whole.
veloModule satisfies typeof WixVelo;
velo satisfies typeof WixVelo;
veloModule.realtime satisfies WixSiteFunctions;
subscriber satisfies WixSubscriberFunctions;
client satisfies WixSubscriberFunctions;
publisher satisfies { publish: ReturnType<typeof WixPublisher.publish> };
client satisfies { publish: ReturnType<typeof WixPublisher.publish> };
site satisfies Pick<typeof WixPage, 'publish' | 'permissionsRouter'>;
backend satisfies Pick<typeof WixBackend, 'permissionsRouter'>;
({ publish: backend.publish }) satisfies VeloPublish;

/** Velo's declaration says `Promise<void> & void`, which no function can give. */
interface VeloPublish {
  publish: (...args: Parameters<typeof WixBackend.publish>) => Promise<void>;
}

/** Compiles only if the first is assignable to the second. */
type Assert<Ours extends Theirs, Theirs> = [Ours, Theirs];

// What a page gets from us may be handed on as Wix's.
export type Given = [
  Assert<kanal.RealtimeError, WixSubscriber.RealtimeError>,
  Assert<kanal.RealtimeErrorCode, WixSubscriber.RealtimeErrorCode>,
  Assert<kanal.Message, WixSubscriber.Message>,
  Assert<kanal.Channel, WixSubscriber.SubscribeChannel>,
  Assert<kanal.MessageHandler, WixSubscriber.MessageHandler>,
  Assert<kanal.SubscribeChannel, WixRealtime.SubscribeChannel>,
  Assert<kanal.PublishChannel, WixRealtime.PublishChannel>,
  Assert<veloModule.Error, WixVelo.Error>,
  Assert<veloModule.MessageHandler, WixVelo.MessageHandler>,
];

// What a page wrote with Wix's types may be given to us.
export type Taken = [
  Assert<WixSubscriber.SubscribeChannel, kanal.Channel>,
  Assert<WixRealtime.SubscribeChannel, kanal.SubscribeChannel>,
  Assert<WixRealtime.PublishChannel, kanal.PublishChannel>,
  Assert<WixSubscriber.MessageHandler, kanal.MessageHandler>,
  Assert<WixSubscriber.SubscriptionOptions, kanal.SubscriptionOptions>,
  Assert<WixSubscriber.SubscriptionHandler, kanal.SubscriptionHandler>,
  Assert<WixSubscriber.SubscriptionErrorHandler, kanal.SubscriptionErrorHandler>,
  Assert<WixSubscriber.UnsubscribeOptions, kanal.UnsubscribeOptions>,
  Assert<WixVelo.ErrorHandler, veloModule.ErrorHandler>,
  Assert<WixVelo.UnsubscribeOptions, veloModule.UnsubscribeOptions>,
];

// Mistakes that the types must catch.
// @ts-expect-error a channel needs a name
client.subscribe({ resourceId: '42' }, () => {});
// @ts-expect-error a name is a text
client.subscribe({ name: 42 }, () => {});
// @ts-expect-error a handler is required
client.subscribe({ name: 'news' });
// @ts-expect-error there is no such event
client.on('message', () => {});
// @ts-expect-error a position has an epoch
client.subscribe({ name: 'news' }, () => {}, { since: { offset: 1 } });
// @ts-expect-error the state is not for the page to set
client.state = 'closed';
