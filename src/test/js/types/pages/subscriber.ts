/** A page written against `subscriber` of `@wix/realtime`. */
import { subscriber } from '@wix/realtime';

const channel: subscriber.SubscribeChannel = { name: 'news', resourceId: '42', appId: 'shop' };
const log: string[] = [];

const handler: subscriber.MessageHandler = (message: subscriber.Message, where) => {
  const publisher: subscriber.Publisher | undefined = message.publisher;
  log.push(`${where.name} ${message.payload.text} ${publisher?.id}`);
};

const onSubscribed: subscriber.SubscriptionHandler = (subscriptionId, isSynced) => {
  if (!isSynced) log.push(`load everything: ${subscriptionId}`);
};

function describe(code: subscriber.RealtimeErrorCode): string {
  if (code === 'SUBSCRIPTION_FAILED' || code === 'BAD_INPUT') return 'refused';
  return code === 'CONNECTION_ERROR' ? 'still trying' : code;
}

const onSubscriptionError: subscriber.SubscriptionErrorHandler = (
  error: subscriber.RealtimeError,
  subscriptionId,
) => {
  const { errorCode, message, recoverable = false, status = 0, channel: failed } = error;
  log.push(`${describe(errorCode)} ${message} ${recoverable} ${status} ${subscriptionId}`);
  log.push(`${failed?.appId} ${error instanceof Error} ${error.stack}`);
};

const options: subscriber.SubscriptionOptions = { onSubscribed, onSubscriptionError };
const id: string = subscriber.subscribe(channel, handler, options);
subscriber.subscribe({ name: 'news' }, handler);

const both: subscriber.UnsubscribeOptions = { channel, subscriptionId: id };
subscriber.unsubscribe(both);
subscriber.unsubscribe({ subscriptionId: id });
subscriber.unsubscribe({ channel: { name: 'news' } });
