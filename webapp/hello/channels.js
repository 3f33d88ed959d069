/** Two channels, and two resources of one of them: four boxes that never mix. */
import realtime from '../js/wix-realtime-frontend.js';
import { showVeloConnection } from '../shared/connection.js';
import { Box, followConnection } from './boxes.js';

const boxes = [
  { name: 'hello-one' },
  { name: 'hello-one', resourceId: 'left' },
  { name: 'hello-one', resourceId: 'right' },
  { name: 'hello-two' },
].map((channel) => new Box(channel, [channel.name, channel.resourceId].filter(Boolean).join('/')));

showVeloConnection(realtime);
followConnection(boxes, realtime);
for (const box of boxes) box.listen();
