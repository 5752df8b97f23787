/** Whether nothing of a text is visible: spaces, and characters without width (a zero-width space, a soft hyphen). */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cc}\p{Default_Ignorable_Code_Point}]/u.test(text)
}
