import type { Id } from '../../core/words/id.ts'
import type { SuppliedDocument } from '../../templates/store/uploads/supplied-documents.ts'
import type { Sender } from '../message/sender.ts'
import type { IntakeDeps } from './intake-deps.ts'
import { envelopeOf } from './steps/check-envelope.ts'
import { guestsOf } from './steps/check-guest.ts'
import { usableDocuments } from './steps/pin-document.ts'

type DocumentId = Id<'document'>

/**
 * Intake for requests that are checked together: versions, classes, the window of envelopes, guests and supplied documents are looked up once for all of
 * them. What was found is dropped with them.
 * @param documents that the requests name, looked up together when the first one asks
 */
export function shareLookUps(intake: IntakeDeps, sender: Sender, documents: readonly DocumentId[]): IntakeDeps {
  const now = intake.clock.now()
  const versions = new Map<string, ReturnType<IntakeDeps['resolveVersion']>>()
  const classes = new Map<string, ReturnType<IntakeDeps['findClass']>>()
  let envelope: Promise<string | undefined> | undefined
  let guests: Promise<ReadonlySet<string>> | undefined
  let found: Promise<ReadonlyMap<DocumentId, SuppliedDocument>> | undefined
  return {
    ...intake,
    resolveVersion: (entity, key, number, scope) =>
      once(versions, `${key}/${number ?? ''}/${scope ?? ''}`, () => intake.resolveVersion(entity, key, number, scope)),
    findClass: (of, key) => once(classes, key, () => intake.findClass(of, key)),
    shared: {
      documents: (ids) => {
        found ??= usableDocuments(intake, sender, [...new Set([...documents, ...ids])], now)
        return found
      },
      envelope: () => {
        envelope ??= envelopeOf(intake.database, sender)
        return envelope
      },
      guests: () => {
        guests ??= guestsOf(intake.database, sender)
        return guests
      },
    },
  }
}

function once<T>(known: Map<string, Promise<T>>, name: string, ask: () => Promise<T>): Promise<T> {
  const earlier = known.get(name)
  if (earlier !== undefined) return earlier
  const asked = ask()
  // A refusal is an answer, too: every request that asks the same is refused.
  asked.catch(() => undefined)
  known.set(name, asked)
  return asked
}
