/**
 * The file names of letters that the hub makes, and the code by which a row of `document` stores each: a code is never given a
 * second time. `document_name` of the database reads them.
 */
export const usualNames: ReadonlyMap<string, string> = new Map([
  ['brief.pdf', 'a'],
  ['lettre.pdf', 'b'],
  ['letter.pdf', 'c'],
  ['brief.html', 'd'],
  ['lettre.html', 'e'],
  ['letter.html', 'f'],
  ['page.html', 'g'],
  ['email.eml', 'h'],
  ['email.html', 'i'],
])

/** The media types that follow from the end of a file name. `document_media_type` of the database reads them. */
const mediaTypesByEnding: ReadonlyMap<string, string> = new Map([
  ['.pdf', 'application/pdf'],
  ['.html', 'text/html'],
  ['.eml', 'message/rfc822'],
])

/** Whether the media type of a document follows from its name, so that its row does not store it. */
export function followsFromName(mediaType: string, name: string): boolean {
  return mediaTypesByEnding.get(/\.[a-z]+$/.exec(name)?.[0] ?? '') === mediaType
}
