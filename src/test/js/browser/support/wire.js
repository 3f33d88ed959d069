/** The WebSocket of one page, in the hands of a test. */
export class Wire {
  /** @type {import('playwright-core').WebSocketRoute | undefined} the newest */
  #route;
  /** Whether a message of the server is kept from the page. @param {string} text */
  swallows = () => false;

  /** To be given to `Visit.load`. */
  prepare = (page) =>
    page.routeWebSocket(/\/realtime$/, (route) => {
      this.#route = route;
      const server = route.connectToServer();
      server.onMessage((text) => {
        if (!this.swallows(text)) route.send(text);
      });
    });

  /** The page hears this as if the server had said it. */
  push(frame) {
    this.#route.send(JSON.stringify(frame));
  }

  /** The server ends the connection. */
  close(code, reason) {
    return this.#route.close({ code, reason });
  }
}
