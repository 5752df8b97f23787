import type { DrawControlCopy } from '../../../channels/print/adapter/print-channel.ts'
import type { Database } from '../../../core/db/database.ts'
import { findEntity } from '../../../core/tenants/entities.ts'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import { showId } from '../../../core/words/id.ts'
import { printProfileOf } from '../../../templates/model/letter-frame.ts'
import { OfficeWriter, paragraph } from '../../../templates/render/office-letter.ts'

const written = new Intl.DateTimeFormat('nl-BE', { timeZone: 'Europe/Brussels', dateStyle: 'long' })

/** Draws the control copy that a run carries to the office: one page, with no word of a citizen's letter. */
export function controlCopyWriter(database: Pick<Database, 'asHub'>): DrawControlCopy {
  const writer = new OfficeWriter()
  return async ({ run, entity, cutOffAt, profile, partner }, seed) => {
    const name = (await database.asHub((tx) => findEntity(tx, entity)))?.name
    const day = brusselsDay(cutOffAt)
    const { bytes } = await writer.draw({
      language: 'nl',
      subject: 'Controle-exemplaar van een printrun',
      sender: { nl: 'Uitpost', ...name },
      about: run,
      date: day,
      reference: showId('run', run),
      addressLines: seed.lines,
      profile: printProfileOf(profile),
      blocks: [
        paragraph(`Deze brief reisde mee met de printrun van ${written.format(cutOffAt)} bij ${partner}.`),
        paragraph(
          'Kijk na: is de brief gaaf en scherp gedrukt, staat uw adres in het venster of op de omslag, en wanneer kwam hij aan?',
        ),
        paragraph('Hij telt niet mee als brief aan een burger of onderneming.'),
      ],
    })
    return bytes
  }
}
