/** Een lijst versturen: zie `lists/columns`. */
export const listColumnsNl = {
  listColumns: {},
}
