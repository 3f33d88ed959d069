import { normalizeChannel } from './channel.js';
import { badInput, describeChannel } from './errors.js';

/**
 * Which subscriptions an `unsubscribe` call means, by the rules of `@wix/realtime`.
 * @typedef {import('../kanal.js').Channel} Channel
 * @typedef {import('./subscription.js').Subscription} Subscription
 */

/**
 * @param {Map<string, Subscription>} subscriptions all there are, by id
 * @param {unknown} options `{channel?, subscriptionId?}`
 * @returns {Subscription[]} none where the id or the channel is unknown
 * @throws {RealtimeError} `BAD_INPUT` for neither, or for two that contradict each other
 */
export function selectForUnsubscribe(subscriptions, options) {
  const { channel: given, subscriptionId } = /** @type {any} */ (options) ?? {};
  if (!given && !subscriptionId) throw badInput('channel or subscriptionId is required');
  const channel = given ? normalizeChannel(given) : undefined;
  if (!subscriptionId)
    return byChannel([...subscriptions.values()], /** @type {Channel} */ (channel));
  const subscription = subscriptions.get(subscriptionId);
  if (!subscription) return [];
  if (channel) requireMatch(channel, subscription.channel);
  return [subscription];
}

/** A part that the caller leaves out matches anything. @param {Channel} given @param {Channel} actual */
function requireMatch(given, actual) {
  const isOther =
    given.name !== actual.name ||
    (given.resourceId !== undefined && given.resourceId !== actual.resourceId);
  if (isOther) throw badInput('channel does not match subscriptionId', { channel: given });
  if (given.appId !== undefined && actual.appId !== undefined && given.appId !== actual.appId) {
    throw badInput(
      `channel.appId "${given.appId}" does not match subscription (subscribed with appId "${actual.appId}")`,
      { channel: given },
    );
  }
}

/** @param {Subscription[]} all @param {Channel} channel */
function byChannel(all, channel) {
  const onChannel = all.filter(
    (subscription) =>
      !subscription.watch &&
      subscription.channel.name === channel.name &&
      subscription.channel.resourceId === channel.resourceId,
  );
  const selected = onChannel.filter((subscription) => subscription.channel.appId === channel.appId);
  if (onChannel.length > 0 && selected.length === 0) throw otherApplication(channel, onChannel);
  return selected;
}

/** @param {Channel} channel @param {Subscription[]} candidates of other applications than the one meant */
function otherApplication(channel, candidates) {
  const target = describeChannel(channel);
  const appIds = [...new Set(candidates.map((candidate) => candidate.channel.appId))];
  const known = appIds
    .map((appId) => (appId === undefined ? '(this application)' : `"${appId}"`))
    .join(', ');
  return badInput(
    channel.appId === undefined
      ? `Unsubscribe on ${target} requires channel.appId: its subscriptions belong to ${known}.`
      : `No subscription on ${target} matches channel.appId "${channel.appId}": its subscriptions belong to ${known}.`,
    { channel },
  );
}
