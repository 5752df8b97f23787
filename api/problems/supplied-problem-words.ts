/** The pages of the codes for PDFs made elsewhere: what a letter must be so that it can be printed, posted and archived. */
export const suppliedProblemWords = {
  'UP-4001': {
    happened:
      'The PDF, or the letter that a template made, has more than 20 pages, or takes longer than ten seconds to draw. A letter and all that goes along has 20 pages at most.',
    repair: 'Split it, or shorten it: put less into the letter and the rest where it can be looked up.',
    example: 'A report of 64 pages, uploaded as an attachment.',
  },
  'UP-4002': {
    happened: 'Something stands within 5 mm of the edge of a page, where printers do not print.',
    repair: 'Move it inwards or take it off; `box` tells where it stands, `overlay` shows it.',
    example: 'A coloured bar along the left edge of the sheet.',
  },
  'UP-4003': {
    happened: 'The window of the envelope shows no text that can be read as an address.',
    repair:
      'Write the address as text into the green frame that `overlay` shows. A scan or text turned into drawings cannot be read.',
    example: 'A letter with the address at the left, for an envelope with its window at the right.',
  },
  'UP-4004': {
    happened: 'The address has fewer than three lines.',
    repair: 'Write name, street with number, postal code with municipality, each on a line of its own.',
    example: 'A name and `9000 Gent`, without a street.',
  },
  'UP-4005': {
    happened: 'The window shows more lines of text than an address has: six, seven abroad.',
    repair: 'Take out what is no address: references, dates, telephone numbers.',
    example: 'Our reference as a line above the name.',
  },
  'UP-4006': {
    happened:
      'The address holds a character that no address has (`< > { } [ ] \\`, the brackets of fields that were not filled in), or its font does not tell which characters it draws.',
    repair: 'Take the character out, or make the PDF with fonts that map to Unicode.',
    example: 'A field code `<<NAME>>` that was never filled in.',
  },
  'UP-4007': {
    happened:
      'The file is no PDF, is damaged or cut off, is encrypted, cannot be read within our limits of memory and time (ten seconds), or does not say clearly which pages it has: its page tree has a page twice, or its counts are not those of its pages (`reason`: `page-tree`), so that readers and printers would show different pages.',
    repair: 'Make the PDF anew: without password and restrictions, with pictures of at most 300 dpi.',
    example: 'A PDF that opens without password but forbids printing.',
  },
  'UP-4008': {
    happened:
      'Text that shows is set in a font that does not lie in the file. The printer would take another one, and the text would look and break otherwise. Invisible text, as a scanner adds it, and spaces do not count.',
    repair: 'Embed all fonts, also the usual ones (Arial, Times, Helvetica). For an attachment this is a warning only.',
    example: 'A PDF in Helvetica by a library that leaves the fourteen standard fonts out.',
  },
  'UP-4009': {
    happened: 'A page is not A4 upright, 210 × 297 mm, or is turned by an angle that is no multiple of 90 degrees.',
    repair: 'Set the paper size to A4 and the orientation to portrait for all pages.',
    example: 'US Letter, the default of many programs; a table on a page in landscape.',
  },
  'UP-4010': {
    happened:
      'The document does more than to be read: it holds a script, an action, form fields, an electronic signature, another file, sound or film, or a link to something else than a web page, a mail address or a telephone number. A key that holds nothing does not count. As a warning (`reason`: `comment`): a page has comments. They are taken out of what is sent; marks that print, such as a stamp, stay as they look, without author and words.',
    repair: 'Print it to PDF anew; that leaves only the pages. Upload files within it as attachments.',
    example: 'A form that was filled in but not flattened.',
  },
  'UP-4011': {
    happened: 'Something beside the address may be seen in the window of the envelope, however the sheet slides in it.',
    repair: 'Keep the zone free that `overlay` frames in grey; only the address stands in it.',
    example: 'The address of the sender under the address of the citizen.',
  },
  'UP-4012': {
    happened: 'The foot of the first page has no free place for the reply reference that each letter carries.',
    repair: 'Keep 70 × 16 mm free at the foot, best from 31 mm left and 266 mm from the top.',
    example: 'A footer over the whole width of the page.',
  },
} as const
