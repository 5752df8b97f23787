/**
 * Whether an envelope, by the name of its profile, has no window: the hub then makes an address sheet for each envelope, the first
 * sheet in it. The inserter reads the address there and prints it on the envelope, or shows the sheet in an envelope of its own.
 */
export const hasAddressSheet = (profile: string): boolean => profile.endsWith('-sheet')

/** Sheets that an envelope of this profile holds besides those of its letters. */
export const addressSheets = (profile: string): 0 | 1 => (hasAddressSheet(profile) ? 1 : 0)
