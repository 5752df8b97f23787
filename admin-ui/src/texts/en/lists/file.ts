import type { SameKeys } from '../../../ui/texts/shape.ts'
import type { listFileNl } from '../../nl/lists/file.ts'

export const listFileEn = {
  listFile: {
    newList: 'New list',
    title: 'Which file do you want to send?',
    sub: '‘{{name}}’. Nothing leaves yet.',
    nothingSent: 'Nothing was sent and nothing was kept.',
    forbidden:
      'Only someone who may send messages can send a list. Ask the administrator of your entity for that role.',
    drop: 'Drop your list here',
    kinds: 'A workbook of Excel (.xlsx) or a CSV file, with one row for each letter.',
    choose: 'Choose a file',
    limits: 'At most 100,000 rows and 200 MB. You check everything before anything leaves.',
    oneLetter: 'Send one letter',
    needs: 'What the list needs',
    needsWho: 'A name, and a national number, an enterprise number or an address',
    needsReference: 'A reference for each letter',
    needsOrder: 'You choose the names and the order of the columns.',
    example: 'Download an example list',
    exampleName: 'example-list',
    sending: 'Uploading {{name}}',
    sent: '{{done}} of {{all}}',
    cancel: 'Cancel',
    failed: '{{name}} was not uploaded',
    failedText: 'The connection was lost, or the hub did not answer. Nothing was kept.',
    again: 'Try again',
    refusedTitle: 'We cannot read this file',
    refused: 'This file cannot be a list',
    refusedNamed: '{{name}} cannot be a list',
    other: 'Choose another file',
    reasons: {
      damaged: {
        what: 'The file is damaged or incomplete.',
        repair: 'Open it in Excel, save it again, and choose the new file.',
      },
      empty: {
        what: 'It has no rows.',
        repair: 'Put the headings in the first row, and one row for each letter below it.',
      },
      'too-large': {
        what: 'The file is larger than {{megabytes}} MB.',
        repair: 'Divide it over several files, and remove the columns that no letter uses.',
      },
      'too-heavy': {
        what: 'The file holds more than we can read.',
        repair: 'Copy the columns that you need to a new file.',
      },
      'too-many-rows': { what: 'The list has more than {{rows}} rows.', repair: 'Divide them over several files.' },
      'too-many-columns': {
        what: 'The list has more than {{columns}} columns.',
        repair: 'Remove the columns that no letter uses.',
      },
      'cell-too-long': {
        what: 'A cell in row {{line}} holds too much text.',
        repair: 'Shorten the text, or close a quotation mark that was left open.',
      },
      'row-too-long': {
        what: 'The row that begins at line {{line}} is too long.',
        repair: 'Close a quotation mark that was left open.',
      },
      'open-quote': {
        what: 'A quotation mark at line {{line}} is never closed.',
        repair: 'Close it or remove it.',
      },
      'no-text': { what: 'This is no table.', repair: 'Choose an Excel file (.xlsx) or a csv file.' },
      'mixed-encodings': {
        what: 'The letters are stored in two ways, among others at line {{line}}.',
        repair: 'Save the file again as .xlsx.',
      },
      'head-is-value': {
        what: 'Row {{line}} should have the headings, but column {{column}} holds a value.',
        repair: 'Insert a row with headings at the top.',
      },
      'name-twice': {
        what: 'Columns {{first}} and {{second}} have the same heading.',
        repair: 'Give one of them another heading.',
      },
      'column-without-name': {
        what: 'Column {{column}} has values and no heading.',
        repair: 'Give the column a heading, or remove it.',
      },
      'unknown-column': {
        what: 'The letter does not know these columns: {{columns}}.',
        repair: 'Give them another heading, or remove them.',
      },
      'no-such-sheet': { what: 'The file has no such sheet.', repair: 'Choose another sheet.' },
      'no-such-row': {
        what: 'Row {{row}} is empty, so it has no headings.',
        repair: 'Choose the row with the headings.',
      },
      pdf: { what: 'This is a PDF.', repair: 'Choose the table itself: a workbook of Excel or a CSV file.' },
      archive: { what: 'This is a zip file.', repair: 'Unpack it and choose the table in it.' },
      compressed: { what: 'This is a compressed file.', repair: 'Unpack it and choose the table.' },
      'text-document': {
        what: 'This is a text document.',
        repair: 'Copy the table to Excel and save it as .xlsx.',
      },
      'web-page': {
        what: 'This is a web page, whatever its name.',
        repair: 'Open it in Excel and save it as .xlsx.',
      },
      'old-workbook': {
        what: 'This is an old workbook of Excel (.xls).',
        repair: 'Open it in Excel and save it as .xlsx.',
      },
      'binary-workbook': {
        what: 'This is a binary workbook of Excel (.xlsb).',
        repair: 'Open it in Excel and save it as .xlsx.',
      },
      'open-document': {
        what: 'This is a file of LibreOffice (.ods).',
        repair: 'Open it in LibreOffice and save it as .xlsx.',
      },
      numbers: { what: 'This is a file of Numbers.', repair: 'Export it from Numbers as a workbook of Excel (.xlsx).' },
      password: {
        what: 'This workbook is protected with a password.',
        repair: 'Remove the password in Excel (File › Info) and save it again.',
      },
    },
  },
} satisfies SameKeys<typeof listFileNl>
