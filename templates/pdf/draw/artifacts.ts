/**
 * Content that is drawn and not read (ISO 32000-1, 14.8.2.2.2): headers and footers of the page by their kind, repeated heads of
 * tables, and rules and boxes of the layout.
 */
export const artifacts = {
  artifact: '/Type/Layout',
  header: '/Type/Pagination/Subtype/Header',
  footer: '/Type/Pagination/Subtype/Footer',
  watermark: '/Type/Pagination/Subtype/Watermark',
  repeated: '/Type/Pagination',
  sheet: '/Type/Page',
} as const
export type Artifact = keyof typeof artifacts

/** Either end of a note: its mark in the text, or the note itself. */
export type NoteEnd = 'mark' | 'note'
