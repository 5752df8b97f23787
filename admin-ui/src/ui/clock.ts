/** The only place of the screens that reads the time, so that a test can move it in the browser. */
export function now(): Date {
  return new Date()
}
