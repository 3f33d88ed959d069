/** A page written against `@wix/site-realtime`. */
import { realtime } from '@wix/site-realtime';

export async function onReady(): Promise<void> {
  await realtime.onConnected(() => {});
  await realtime.onDisconnected(() => {});
  await realtime.onError(({ errorCode, message, channel }) => {
    const text: string = `${errorCode} ${message} ${channel?.resourceId}`;
    void text;
  });
  const subscriptionId: string = await realtime.subscribe({ name: 'news' }, (message, channel) => {
    const text: string = `${message.payload} ${message.publisher?.id} ${channel.name}`;
    void text;
  });
  await realtime.unsubscribe({ subscriptionId });
}
