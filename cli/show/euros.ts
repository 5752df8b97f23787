/** A price of the API for the terminal: `€ 1.58`, with `about` where it is an estimate. */
export function euros({ amount, estimated }: { readonly amount: number; readonly estimated?: boolean }): string {
  return `${estimated === true ? 'about ' : ''}€ ${(amount / 100).toFixed(2)}`
}

/** The same with its postage, where that is known: `€ 1.58 (postage € 0.95)`. */
export function eurosWithPostage(
  price: Parameters<typeof euros>[0] & { readonly postageAmount?: number | undefined },
): string {
  const { postageAmount } = price
  return postageAmount === undefined ? euros(price) : `${euros(price)} (postage ${euros({ amount: postageAmount })})`
}
