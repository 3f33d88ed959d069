/** Two channels, and two resources of one of them: four boxes that never mix. */
import realtime from '../js/wix-realtime-frontend.js';
import { showVeloConnection } from '../shared/connection.js';
import { Box } from './boxes.js';

showVeloConnection(realtime);

for (const channel of [
  { name: 'hello-one' },
  { name: 'hello-one', resourceId: 'left' },
  { name: 'hello-one', resourceId: 'right' },
  { name: 'hello-two' },
]) {
  new Box(channel, [channel.name, channel.resourceId].filter(Boolean).join('/')).listen();
}
