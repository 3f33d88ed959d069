/** Wix's declarations know the module by its former name only. */
declare module 'wix-realtime-frontend' {
  export * from 'wix-realtime';
  import * as all from 'wix-realtime';
  export default all;
}
