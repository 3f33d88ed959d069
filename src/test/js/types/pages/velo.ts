/** A Velo page. */
import {
  onConnected,
  onDisconnected,
  onError,
  subscribe,
  unsubscribe,
  type Channel,
  type Error,
  type Message,
  type MessageHandler,
  type UnsubscribeOptions,
} from 'wix-realtime-frontend';
import wixRealtimeFrontend from 'wix-realtime-frontend';
import wixRealtime from 'wix-realtime';

const channel: Channel = { name: 'news', resourceId: '42' };
const shown: string[] = [];

const show: MessageHandler = (message: Message, { name, resourceId }) => {
  const publisherId: string | undefined = message.publisher?.id;
  shown.push(`${name}/${resourceId ?? ''} ${message.payload.text} ${publisherId}`);
};

export async function onReady(): Promise<void> {
  onConnected(() => shown.push('connected'));
  onDisconnected(() => shown.push('disconnected'));
  onError((error: Error) => {
    const where: string = error.channel?.name ?? '';
    if (error.errorCode === 2) shown.push(`${error.message} ${where}`);
  });

  const id: string = await subscribe(channel, show);
  await subscribe({ name: 'news' }, (message) => shown.push(message.payload));
  await wixRealtimeFrontend.subscribe({ name: 'news' }, () => {});
  await wixRealtime.subscribe({ name: 'news' }, () => {}); // the module's former name

  const byId: UnsubscribeOptions = { subscriptionId: id };
  await unsubscribe(byId);
  await unsubscribe({ channel });
  subscribe(channel, show)
    .then((subscriptionId) => unsubscribe({ channel, subscriptionId }))
    .catch((error: Error) => shown.push(error.message));
}
