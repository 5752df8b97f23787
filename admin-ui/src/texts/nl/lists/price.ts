/** Een lijst versturen: zie `lists/price`. */
export const listPriceNl = {
  listPrice: {},
}
