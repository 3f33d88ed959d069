/** A page of the shop that golden/asyncapi.json is of. */
import { createClient, type Channel } from 'kanal-realtime';
import type { OrderEvent } from './channels.js';

const client = createClient({ url: 'ws://localhost/shop/kanal/realtime' });

client.subscribe({ name: 'orders' }, (message) => {
  const total: number = message.payload.total;
  const status: 'PLACED' | 'PAID' = message.payload.status;
  const note: string | undefined = message.payload.note;
  const articles: string[] = message.payload.lines.map((line) => line.article);
  const whole: OrderEvent = message.payload;
  show(total, status, note, articles, whole);
});

client.subscribe({ name: 'orders', resourceId: '42' }, ({ payload }) => show(payload.changedAt));

client.subscribe({ name: 'chat-room' }, ({ payload }) => {
  if ('afterSeconds' in payload) show(payload.afterSeconds);
  else show(payload.name);
});

client.subscribe({ name: 'pages' }, (message) => show(message.payload.items[0].amount));

// @ts-expect-error there is no such field
client.subscribe({ name: 'orders' }, (message) => show(message.payload.stauts));

// What nobody declared is anything: other channels, names that are not known, other applications' channels.
client.subscribe({ name: 'other' }, (message) => show(message.payload.anything));
const wanted: Channel = { name: 'orders' };
client.subscribe(wanted, (message) => show(message.payload.anything));
client.subscribe({ name: 'orders', appId: 'blog' }, ({ payload }) => show(payload.anything));

function show(...values: unknown[]) {
  console.log(values);
}
