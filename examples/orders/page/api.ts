/** An order, loaded or as a message: OrderView.java. */
export interface Order {
  id: number;
  article: string;
  status: 'PLACED' | 'PAID' | 'SHIPPED';
  version: number;
}

async function ask<T>(path: string, init?: RequestInit): Promise<T> {
  const answer = await fetch(`api/${path}`, init);
  if (!answer.ok) throw new Error(`${path}: HTTP ${answer.status}`);
  return answer.json() as Promise<T>;
}

export const loadOrders = () => ask<Order[]>('orders');

export const loadOrder = (id: number) => ask<Order>(`orders/${id}`);

export const placeOrder = (article: string) =>
  ask<Order>('orders', { method: 'POST', body: new URLSearchParams({ article }) });

export const advance = (id: number, step: 'pay' | 'ship') =>
  ask<Order>(`orders/${id}/${step}`, { method: 'POST' });
