import { type KeyObject, sign } from 'node:crypto'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { addressSheetFile } from './address-sheets.ts'
import { blankSide, blankSideName } from './blank-side.ts'
import {
  controlCopyName,
  describePart,
  fileOf,
  leavesBack,
  listFiles,
  type PackedPart,
  printedOf,
  toBytes,
} from './describe-part.ts'
import type { PartnerProfile } from './partner-profile.ts'

/**
 * The package of a part as a stream: description, manifest, signature, letters. Entries are stored, not deflated, since a PDF is
 * already deflated, and are opened one at a time, so that memory does not grow with the part. Always the same bytes.
 */
export function packPart(packed: PackedPart, profile: PartnerProfile, key: KeyObject): Readable {
  const { part, letters, controlCopy } = packed
  const zip = new ZipFile()
  const options = { mtime: part.cutOffAt, mode: 0o100644, compress: false, forceDosTimestamp: true }
  const description = describePart(packed, profile)
  const manifest = toBytes(listFiles(packed, profile, description))
  zip.addBuffer(description, profile.description.file, options)
  zip.addBuffer(manifest, profile.manifest.file, options)
  const signature = Buffer.from(`${sign(null, manifest, key).toString('base64')}\n`)
  zip.addBuffer(signature, profile.manifest.signature, options)
  const output = Readable.from(zip.outputStream)
  zip.on('error', (error: Error) => output.destroy(error))
  for (const { parcel, addressSheet } of letters) {
    if (addressSheet !== undefined) zip.addBuffer(Buffer.from(addressSheet.bytes), addressSheetFile(parcel), options)
    for (const document of printedOf(parcel)) {
      zip.addReadStreamLazy(fileOf(parcel, document), { ...options, size: document.size }, (give) => {
        document.open().then(
          (bytes) => give(null, Readable.from([bytes])),
          (error: unknown) => give(error, Readable.from([])),
        )
      })
    }
  }
  if (letters.some((letter) => needsBlankSide(part, letter))) zip.addBuffer(blankSide, blankSideName, options)
  if (controlCopy !== undefined) zip.addBuffer(controlCopy.bytes, `${controlCopyName(part)}.pdf`, options)
  zip.end()
  return output
}

function needsBlankSide(part: PackedPart['part'], { parcel, addressSheet }: PackedPart['letters'][number]): boolean {
  if (addressSheet !== undefined && leavesBack(part, { pages: 1 })) return true
  return printedOf(parcel).some((document) => leavesBack(part, document))
}
