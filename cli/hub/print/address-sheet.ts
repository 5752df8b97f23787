import type { ArchiveContext } from '../../../archive/archive-context.ts'
import { addOnce } from '../../../archive/ingest/add-once.ts'
import type { DrawAddressSheet, KeepAddressSheets } from '../../../channels/print/adapter/address-sheets.ts'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import type { RecordId } from '../../../core/words/id.ts'
import { printProfileOf } from '../../../templates/model/letter-frame.ts'
import { drawAddressSheet } from '../../../templates/render/address-sheet.ts'
import { OfficeWriter } from '../../../templates/render/office-letter.ts'

/** Draws the address sheets of envelopes without window; the same bytes for the same letter of the same run. */
export function addressSheetWriter(): DrawAddressSheet {
  const writer = new OfficeWriter()
  return ({ profile, cutOffAt }, { parcel, barcode }, sheetMarks) =>
    drawAddressSheet(writer, {
      language: parcel.language,
      recipient: parcel.recipient,
      sender: parcel.entityName,
      message: parcel.message,
      date: brusselsDay(cutOffAt),
      reference: parcel.replyReference,
      profile: printProfileOf(profile),
      sheetMarks,
      barcode,
    })
}

/** Each delivery has an address sheet at most: numbered from here by its delivery, beside what comes after the letter. */
const firstSheetNumber = 300

/** Archives address sheets before they are handed over: documents of the record of their letter, sealed and proven like it. */
export function addressSheetArchive(archive: ArchiveContext): KeepAddressSheets {
  return (sheets) =>
    addOnce(
      archive,
      sheets.map(({ parcel, name, segments }) => ({
        record: parcel.record as RecordId,
        entity: parcel.entity,
        document: {
          n: firstSheetNumber + parcel.sequence,
          kind: 'address-sheet',
          variant: 'normal',
          name,
          mediaType: 'application/pdf',
          pages: 1,
          segments,
        },
      })),
    )
}
