/** Code written against `publisher` and `site` of `@wix/realtime`, with the types that it exports at its root. */
import {
  RealtimeError,
  publisher,
  site,
  subscriber,
  type Message,
  type MessageHandler,
  type PublishChannel,
  type Publisher,
  type SubscribeChannel,
  type SubscriptionErrorHandler,
  type SubscriptionHandler,
  type SubscriptionOptions,
  type UnsubscribeOptions,
} from '@wix/realtime';

const target: PublishChannel = { name: 'news', resourceId: '42' };
const source: SubscribeChannel = { ...target, appId: 'shop' };
const log: string[] = [];

const messageHandler: MessageHandler = ({ payload, publisher: who }: Message) => {
  const by: Publisher | undefined = who;
  log.push(`${payload.text} ${by?.id}`);
};
const onSubscribed: SubscriptionHandler = (id, isSynced) => log.push(`${id} ${isSynced}`);
const onSubscriptionError: SubscriptionErrorHandler = ({ message }, id) =>
  log.push(`${id} ${message}`);
const options: SubscriptionOptions = { onSubscribed, onSubscriptionError };
const leaving: UnsubscribeOptions = { subscriptionId: '' };

export async function announce(text: string): Promise<void> {
  leaving.subscriptionId = subscriber.subscribe(source, messageHandler, options);
  const named: publisher.PublishChannel = target;
  try {
    await publisher.publish(named, { text });
    await site.publish(target, { text }, { users: ['ann'], includePublisher: true });
  } catch (error) {
    if (error instanceof RealtimeError) log.push(error.errorCode);
  }
  subscriber.unsubscribe(leaving);
}

export function decide(): void {
  site.permissionsRouter.add(target, async (channel, { id }) => ({
    read: channel.resourceId === id,
    write: false,
  }));
}
