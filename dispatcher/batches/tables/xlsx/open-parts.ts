import yauzl from 'yauzl'
import { TableRefused } from '../../csv/table-refused.ts'

/** The parts (files) of a workbook, which is a ZIP archive (ISO/IEC 29500-2). */
export interface WorkbookParts {
  readonly has: (name: string) => boolean
  /** The bytes of a part; nothing where the workbook has none of this name. @throws TableRefused above the limits */
  readonly read: (name: string) => AsyncGenerator<Buffer>
  readonly close: () => void
}

const maxParts = 5_000
/** Bytes that are read from the parts of one workbook together, whatever they claim to have. */
const maxUnpacked = 1024 * 1024 * 1024

export const damaged = 'Open it in a spreadsheet, save it again, and send the new file.'

/** @throws TableRefused for an archive that is damaged, encrypted, or no workbook of Excel */
export async function openParts(file: string): Promise<WorkbookParts> {
  const zip = await yauzl.openPromise(file, { lazyEntries: true, autoClose: false }).catch(inWords)
  try {
    const entries = await listEntries(zip)
    const parts: WorkbookParts = {
      has: (name) => entries.has(nameOf(name)),
      read: reader(zip, entries),
      close: () => zip.close(),
    }
    await assertWorkbook(parts)
    return parts
  } catch (error) {
    zip.close()
    throw error
  }
}

async function listEntries(zip: yauzl.ZipFile): Promise<Map<string, yauzl.Entry>> {
  if (zip.entryCount > maxParts)
    throw new TableRefused(`The workbook consists of ${zip.entryCount} files; ${maxParts} are allowed.`, damaged)
  const entries = new Map<string, yauzl.Entry>()
  try {
    for await (const entry of zip.eachEntry()) entries.set(nameOf(entry.fileName), entry)
  } catch (error) {
    inWords(error)
  }
  return entries
}

/** Names of parts are compared without case. */
function nameOf(name: string): string {
  return name.replace(/^\/+/, '').toLowerCase()
}

function reader(zip: yauzl.ZipFile, entries: ReadonlyMap<string, yauzl.Entry>): WorkbookParts['read'] {
  let unpacked = 0
  return async function* read(name) {
    const entry = entries.get(nameOf(name))
    if (entry === undefined) return
    if (entry.isEncrypted())
      throw new TableRefused('The workbook is protected with a password.', 'Remove the password and save it again.', {
        name: 'password',
      })
    try {
      const stream = await zip.openReadStreamPromise(entry)
      for await (const piece of stream as AsyncIterable<Buffer>) {
        unpacked += piece.length
        if (unpacked > maxUnpacked)
          throw new TableRefused(
            'The workbook unpacks to more than 1 GB.',
            'Copy the columns that letters use to a new workbook.',
            { name: 'too-heavy' },
          )
        yield piece
      }
    } catch (error) {
      inWords(error)
    }
  }
}

async function assertWorkbook(parts: WorkbookParts): Promise<void> {
  if (parts.has('xl/workbook.xml')) return
  const advice = 'Open it in a spreadsheet and save it as a workbook of Excel (.xlsx), or as “CSV UTF-8”.'
  if (parts.has('xl/workbook.bin'))
    throw new TableRefused('The file is a binary workbook (.xlsb).', advice, { name: 'binary-workbook' })
  if (parts.has('word/document.xml'))
    throw new TableRefused(
      'The file is a document of Word.',
      'Copy its table to a spreadsheet and save that as a workbook of Excel (.xlsx).',
      { name: 'text-document' },
    )
  if (parts.has('mimetype')) {
    let type = ''
    for await (const piece of parts.read('mimetype')) type = `${type}${piece.toString('latin1')}`.slice(0, 200)
    if (type.includes('opendocument.spreadsheet'))
      throw new TableRefused('The file is a workbook of LibreOffice (.ods).', advice, { name: 'open-document' })
    if (type.includes('opendocument'))
      throw new TableRefused('The file is a document of LibreOffice.', advice, { name: 'open-document' })
  }
  if (parts.has('index/document.iwa'))
    throw new TableRefused('The file is a table of Numbers (.numbers).', advice, { name: 'numbers' })
  // A workbook may give its main part another name; its relations say which.
  if (parts.has('[content_types].xml') && parts.has('_rels/.rels')) return
  throw new TableRefused('The file is an archive (.zip) and no table.', 'Unpack it, and send the table in it.', {
    name: 'archive',
  })
}

function inWords(error: unknown): never {
  if (error instanceof TableRefused) throw error
  throw new TableRefused('The workbook is damaged or incomplete.', damaged)
}
