import type { InboxLetter } from '../../channels/inbox/store/read-inbox.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import { Refusal } from '../../core/fault.ts'
import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import { showId } from '../../core/words/id.ts'
import type * as contract from '../contract/inbox/operations.ts'
import { contentDisposition } from '../http/content-disposition.ts'
import type { Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { noteOf } from '../server/audit-note.ts'
import type { CallOf } from '../server/route.ts'
import { readsFor } from '../sign-in/reads-for.ts'
import { calendarFile, type Deadline } from './calendar-file.ts'
import { downloadName } from './download/download-name.ts'
import { openLetterNamed } from './letter-named.ts'

/** `GET /v1/inbox/messages/{id}/actions.ics`: exporting the deadlines does not count as reading the letter. */
export async function getActionsCalendar(
  call: CallOf<typeof contract.getActionsCalendar>,
  deps: ApiDeps,
): Promise<Reply> {
  const { as, action: wanted } = call.query
  const { person } = readsFor(deps.keyring, call.caller, as)
  const letter = await openLetterNamed(call.path.id, person, call.caller, deps)
  const id = showId('inboxItem', letter.id)
  const deadlines = letter.actions.flatMap(({ kind, text, due, time, place }, index): Deadline[] => {
    if (due === undefined || (wanted !== undefined && wanted !== index + 1)) return []
    const day = due.slice(0, 10)
    // The index in the list distinguishes two actions on the same day.
    const uid = `${id}-${index + 1}-${kind}-${day}@uitpost`
    const url = `${deps.publicUrl()}/inbox/letters/${id}`
    return [
      {
        uid,
        day,
        ...(time !== undefined && { time }),
        ...(place !== undefined && { place: place.replaceAll('\u00a0', ' ') }),
        title: `${withoutStop(text)} – ${letter.sender}`,
        description: describe(letter, kind),
        url,
      },
    ]
  })
  if (deadlines.length === 0) throw new Refusal('UP-1404', 'The letter sets no such deadline.')
  if (!call.isHead) await recordAudit(deps.database, undefined, noteOf(call, 'take-deadlines', 'inbox', id))
  const [first] = deadlines
  const day = first !== undefined && deadlines.length === 1 ? first.day : brusselsDay(letter.receivedAt)
  return {
    status: 200,
    bytes: calendarFile(deadlines, call.now),
    mediaType: 'text/calendar; charset=utf-8',
    headers: {
      'Content-Disposition': contentDisposition('attachment', downloadName(letter, { day, extension: 'ics' })),
    },
  }
}

const withoutStop = (text: string): string => text.replace(/(?<!\.)\.$/u, '')

/** The subject of the letter and, for a payment, the account and the reference. */
function describe({ subject, payment }: InboxLetter, kind: string): string {
  if (kind !== 'pay' || payment === undefined) return subject
  const iban = payment.iban.replace(/(.{4})(?=.)/gu, '$1 ')
  return [subject, `${payment.beneficiary}, IBAN ${iban}`, payment.reference].join('\n')
}
