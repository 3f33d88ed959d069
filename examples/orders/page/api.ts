import type { OrderView } from './channels';

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const answer = await fetch(`api/${path}`, init);
  if (!answer.ok) throw new Error(`${path}: HTTP ${answer.status}`);
  return answer.json() as Promise<T>;
}

export const loadOrders = () => ask<OrderView[]>('orders');

export const loadOrder = (id: number) => ask<OrderView>(`orders/${id}`);

export const placeOrder = (article: string) =>
  ask<OrderView>('orders', { method: 'POST', body: new URLSearchParams({ article }) });

export const advance = (id: number, step: 'pay' | 'ship') =>
  ask<OrderView>(`orders/${id}/${step}`, { method: 'POST' });
