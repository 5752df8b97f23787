/** Een lijst versturen: zie `lists/running`. */
export const listRunningNl = {
  listRunning: {},
}
