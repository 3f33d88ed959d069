import { createClient, type Presence } from 'kanal-realtime';
import { advance, loadOrder, loadOrders, placeOrder } from './api';
import type { OrderView } from './channels';

const address = new URL('kanal/realtime', document.baseURI);
address.protocol = address.protocol.replace('http', 'ws');
const client = createClient({ url: address.href });

let shown: OrderView | undefined;
let subscription: string | undefined;
let room: Presence | undefined;

function element<T extends HTMLElement>(selector: string): T {
  return document.querySelector<T>(selector)!;
}

/** What is older than what the page has is no news: a message may say what was loaded already. */
function show(order: OrderView) {
  if (shown?.id === order.id && order.version < shown.version) return;
  shown = order;
  element('#order').hidden = false;
  element('#order h2').textContent = `Order ${order.id}: ${order.article}`;
  element('#status').textContent = order.status;
}

/** The state first, then the messages after it; both again whenever some are lost. */
function follow(id: number) {
  if (subscription) client.unsubscribe({ subscriptionId: subscription });
  shown = undefined;
  const channel = { name: 'orders', resourceId: String(id) } as const;
  subscription = client.subscribe(channel, ({ payload }) => show(payload), {
    getState: async () => show(await loadOrder(id)),
    onSubscriptionError: (error) => complain(error),
  });
  watch(client.presence(channel));
}

/** Who else has this order open, the customer or somebody of the shop. */
function watch(next: Presence) {
  room?.close();
  room = next;
  room.on('change', () => {
    element('#watchers').hidden = false;
    element('#watchers').textContent =
      `Looking at it: ${next.members.map(({ id }) => id).join(', ')}`;
  });
  room.on('error', complain);
}

async function list() {
  const items = (await loadOrders()).map((order) => {
    const button = document.createElement('button');
    button.textContent = `Order ${order.id}`;
    button.onclick = () => follow(order.id);
    const item = document.createElement('li');
    item.append(button, ` ${order.article}`);
    return item;
  });
  element('#orders').replaceChildren(...items);
}

function complain(problem: unknown) {
  element('#problem').textContent = problem instanceof Error ? problem.message : String(problem);
}

element<HTMLFormElement>('#place').onsubmit = async (event) => {
  event.preventDefault();
  const form = event.target as HTMLFormElement;
  const article = String(new FormData(form).get('article'));
  form.reset();
  await placeOrder(article).then((order) => follow(order.id), complain);
  await list().catch(complain);
};
for (const step of ['pay', 'ship'] as const) {
  element(`#${step}`).onclick = () => void (shown && advance(shown.id, step).catch(complain));
}
client.on('state', (state) => {
  element('#connection').textContent = state === 'connected' ? 'Connected' : 'Connecting';
});
list().catch(complain);
