/**
 * `wix-realtime-backend` of Velo, and `site` of `@wix/realtime`, as far as a page can do it. The backend itself is Java:
 * `RealtimePublisher` publishes there, and `PermissionsRouter` decides.
 * @packageDocumentation
 */
import type { PublishChannel, PublishOptions as PagePublishOptions } from './kanal.js';

export type { PublishChannel as Channel } from './kanal.js';

export interface PublishOptions extends PagePublishOptions {
  /** Only these subscribers get the message. For the backend: a page that names some is refused with `BAD_INPUT`. */
  users?: string[];
}

/** Who asks for a permission. */
export interface Subscriber {
  id: string;
  /** Spelt differently in each generation of Wix, so that handlers for any of them fit. */
  type: any;
}

export interface ChannelPermissions {
  read?: boolean;
  write?: boolean;
}

export type PermissionsHandler = (
  channel: PublishChannel,
  subscriber: Subscriber,
) => ChannelPermissions | Promise<ChannelPermissions>;

/** Each of its functions throws `BAD_INPUT`: who reads and who writes is decided on the server. */
export interface PermissionsRouter {
  add(channel: PublishChannel, handler: PermissionsHandler): never;
  default(handler: PermissionsHandler): never;
  check(channel: PublishChannel, subscriber: Subscriber): never;
}

/**
 * Publishes as this page, where the server grants it the permission to write. See `publish` of `kanal.d.ts`.
 */
export declare function publish(
  channel: PublishChannel,
  payload: any,
  options?: PublishOptions,
): Promise<void>;

export declare const permissionsRouter: PermissionsRouter;
