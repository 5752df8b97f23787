/** Een lijst versturen: zie `lists/check`. */
export const listCheckNl = {
  listCheck: {},
}
