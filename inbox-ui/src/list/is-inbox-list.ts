/** Whether a query holds letters of a list or their count, which change when a letter is read or something in it is done. */
export function isInboxList({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean {
  return /^\/v1\/inbox\/messages(\?|$)/.test(String(queryKey[1]))
}
