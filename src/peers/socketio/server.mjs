// The server of Socket.IO that the benchmark measures: node server.mjs PORT. As its documentation advises for many
// connections (https://socket.io/docs/v4/performance-tuning/): WebSocket only, bufferutil, requests not kept.
import { createServer } from "node:http";
import { Server } from "socket.io";

const PUBLISH = "/publish/";

const http = createServer(publish);
const io = new Server(http, { transports: ["websocket"] });

io.engine.on("connection", (connection) => {
  connection.request = null;
});

io.on("connection", (socket) => {
  socket.on("subscribe", (channels, acknowledge) => {
    socket.join(channels);
    acknowledge("joined");
  });
});

function publish(request, response) {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    io.to(request.url.slice(PUBLISH.length)).emit("message", JSON.parse(Buffer.concat(chunks).toString()));
    response.writeHead(202, { "content-type": "application/json", "content-length": 2 }).end("{}");
  });
}

http.listen({ host: "127.0.0.1", port: Number(process.argv[2]), backlog: 4096 });
