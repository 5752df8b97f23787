/** Under this key a tab stores the purpose that its reader gave; the next reader of the tab has another one. */
export const purposeKey = 'uitpost-purpose'

export function forgetPurpose(): void {
  try {
    sessionStorage.removeItem(purposeKey)
  } catch {
    // A blocked storage has nothing to forget.
  }
}
