/** The pages of the codes for supplied documents: what a PDF must be so that it can be printed, posted and archived. */
export const suppliedProblemWords = {
  'UP-4001': {
    happened:
      'The PDF, or the letter that a template made, has more than 20 pages, or takes longer than ten seconds to draw. A letter and everything sent with it may have 20 pages at most.',
    repair: 'Split it, or shorten it: put less in the letter, and the rest where people can look it up.',
    example: 'A report of 64 pages, uploaded as an attachment.',
  },
  'UP-4050': {
    happened:
      'The scan cannot be stored: it is no PDF, JPEG, PNG or TIFF, is damaged or protected, holds something that runs, or exceeds the limits (10 MB, 100 pages, 80 million pixels a picture).',
    repair:
      '`reason` names the fault and `detail` the repair. A phone that makes HEIC is set to its most compatible format (JPEG). Scan with at most 300 dots to the inch.',
    example: 'A photograph of an envelope in HEIC.',
  },
  'UP-4065': {
    happened:
      'A mail that came back was to be recorded with a letter that does not exist, of which no email left, or that is not the one which the mail itself names.',
    repair: 'Copy the number of the letter from the address of its page, or leave it out where the mail names its own.',
    example: 'The number of a letter that went on paper only.',
  },
  'UP-4002': {
    happened: 'There is content within 5 mm of the edge of a page, where printers do not print.',
    repair: 'Move it inwards or remove it. `box` says where it is, `overlay` shows it.',
    example: 'A coloured bar along the left edge of the sheet.',
  },
  'UP-4003': {
    happened: 'The window of the envelope shows no text that can be read as an address.',
    repair:
      'Put the address as text in the green frame that `overlay` shows. A scan, or text converted to outlines, cannot be read.',
    example: 'A letter with the address on the left, for an envelope with its window on the right.',
  },
  'UP-4004': {
    happened: 'The address has fewer than three lines.',
    repair: 'Write name, street with number, postal code with municipality, each on a line of its own.',
    example: 'A name and `9000 Gent`, without a street.',
  },
  'UP-4005': {
    happened: 'The window shows more lines of text than an address has: six, or seven abroad.',
    repair: 'Remove what is not part of the address: references, dates, telephone numbers.',
    example: 'A reference as a line above the name.',
  },
  'UP-4006': {
    happened:
      'The address contains a character that does not belong in an address (`< > { } [ ] \\`, the brackets of fields that were not filled in), or its font does not say which characters it draws.',
    repair: 'Remove the character, or make the PDF with fonts that map to Unicode.',
    example: 'A field code `<<NAME>>` that was never filled in.',
  },
  'UP-4007': {
    happened:
      'The file is not a PDF, is damaged or cut off, is encrypted, cannot be read within our limits of memory and time (ten seconds), or does not say clearly which pages it has: its page tree lists a page twice, or its counts do not match its pages (`reason`: `page-tree`), so that viewers and printers would show different pages.',
    repair: 'Make the PDF again, without a password or restrictions, and with pictures of at most 300 dpi.',
    example: 'A PDF that opens without a password but forbids printing.',
  },
  'UP-4008': {
    happened:
      'Visible text uses a font that is not embedded in the file. The printer would use another one, and the text would look and break differently. Invisible text, such as a scanner adds, and spaces do not count.',
    repair:
      'Embed all fonts, including the common ones (Arial, Times, Helvetica). For an attachment this is only a warning.',
    example: 'A PDF in Helvetica from a library that leaves out the fourteen standard fonts.',
  },
  'UP-4009': {
    happened:
      'A page is not A4 portrait, 210 × 297 mm, or is rotated by an angle that is not a multiple of 90 degrees.',
    repair: 'Set the paper size to A4 and the orientation to portrait for all pages.',
    example: 'US Letter, the default in many programs; a table on a landscape page.',
  },
  'UP-4010': {
    happened:
      'The document contains a script, an action, form fields, an electronic signature, another file, sound or film, or a link to anything but a web page, an email address or a telephone number. An empty key does not count. As a warning (`reason`: `comment`): a page has comments. They are removed from what is sent; marks that print, such as a stamp, keep their appearance but lose their author and words.',
    repair: 'Print it to PDF again; that leaves only the pages. Upload embedded files as attachments.',
    example: 'A form that was filled in but not flattened.',
  },
  'UP-4011': {
    happened: 'Something other than the address may be visible in the window of the envelope when the sheet shifts.',
    repair: 'Keep the zone that `overlay` frames in grey clear: only the address goes there.',
    example: 'The address of the sender below the address of the citizen.',
  },
  'UP-4012': {
    happened: 'There is no free space at the foot of the first page for the reply reference that each letter carries.',
    repair: 'Keep 70 × 16 mm free at the foot, ideally 31 mm from the left and 266 mm from the top.',
    example: 'A footer across the whole width of the page.',
  },
} as const
