/** Een lijst versturen: zie `lists/overview`. */
export const listOverviewNl = {
  listOverview: {},
}
