/** Code written against Velo's backend module. */
import {
  permissionsRouter,
  publish,
  type Channel,
  type ChannelPermissions,
  type PublishOptions,
  type Subscriber,
} from 'wix-realtime-backend';

const channel: Channel = { name: 'news', resourceId: '42' };

export async function announce(text: string): Promise<void> {
  await publish(channel, { text });
  const options: PublishOptions = { users: ['ann'], includePublisher: true };
  await publish(channel, text, options);
}

async function onlyMembers(where: Channel, who: Subscriber): Promise<ChannelPermissions> {
  return { read: where.name !== 'members' || who.type === 'Member' };
}

export function decide(): void {
  permissionsRouter.add(channel, onlyMembers);
  permissionsRouter.default(onlyMembers);
}
