/** Under this key a tab stores why its reader looks at personal data; the next reader of the tab has another reason. */
export const purposeKey = 'uitpost-purpose'

export function forgetPurpose(): void {
  try {
    sessionStorage.removeItem(purposeKey)
  } catch {
    // A blocked storage has nothing to forget.
  }
}
