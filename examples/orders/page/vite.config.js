/** Below whatever context root the WAR has; into the folder of which Maven makes the WAR. */
export default {
  base: './',
  build: { outDir: '../target/orders', emptyOutDir: true },
};
