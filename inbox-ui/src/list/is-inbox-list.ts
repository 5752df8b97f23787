/** Whether a query holds a list of letters or their count, which change when a letter is read or a task in it is done. */
export function isInboxList({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean {
  return /^\/v1\/inbox\/messages(\?|$)/.test(String(queryKey[1]))
}
