/** A price of the API for the terminal: `€ 1.58`, with `about` where it is an estimate. */
export function euros({ amount, estimated }: { readonly amount: number; readonly estimated?: boolean }): string {
  return `${estimated === true ? 'about ' : ''}€ ${(amount / 100).toFixed(2)}`
}
