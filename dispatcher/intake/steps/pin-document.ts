import { dayMs } from '../../../core/durations.ts'
import { type Id, parseId } from '../../../core/words/id.ts'
import { maxPages } from '../../../templates/model/max-pages.ts'
import { findDocuments, keptDays, type SuppliedDocument } from '../../../templates/store/uploads/supplied-documents.ts'
import type { Sender } from '../../message/sender.ts'
import { usableAgain } from '../documents-in-use.ts'
import { fault, type IntakeContext, type Step } from '../intake-context.ts'
import type { IntakeDeps } from '../intake-deps.ts'

const maxAttachments = 5
/** All documents of a letter together, bytes. */
const maxBytes = 30 * 1024 * 1024

/**
 * Checks the documents that the message names: they belong to this entity and mode, were uploaded within the week, the letter
 * itself was checked as a letter, and together they are no larger than an envelope and a mailbox take.
 */
export const pinDocument: Step = {
  name: 'pin-document',
  run: async (draft, parts) => {
    const { document, attachments = [], template, subject } = draft.request
    if ((template === undefined) === (document === undefined))
      fault(draft, '/template', 'UP-1001', 'Name a `template`, or a `document` with its `subject`.')
    if (document !== undefined && subject === undefined)
      fault(draft, '/subject', 'UP-1001', 'A supplied document needs a subject: it is shown in lists and in the inbox.')
    if (document === undefined && subject !== undefined)
      fault(draft, '/subject', 'UP-1001', 'The subject of a letter is that of its template.')
    if (attachments.length > maxAttachments)
      fault(draft, '/attachments', 'UP-2204', `At most ${maxAttachments} attachments go along.`)
    if (document === undefined && attachments.length === 0) return
    const names = [...(document === undefined ? [] : [document]), ...attachments.map((each) => each.document)]
    const found = await lookUp(draft, parts, names)
    if (document !== undefined) pinLetter(draft, found.get(document))
    draft.attachments = attachments.flatMap(({ document: name, via }, index) => {
      const one = found.get(name)
      const pointer = `/attachments/${index}/document`
      if (one === undefined) unknown(draft, pointer)
      else if (names.indexOf(name) === names.lastIndexOf(name)) return [{ document: one, via: via ?? 'any' }]
      else fault(draft, pointer, 'UP-2305', 'This document goes along already; name it once.')
      return []
    })
    checkTotalSize(draft)
  },
}

function pinLetter(context: IntakeContext, letter: SuppliedDocument | undefined): void {
  if (letter === undefined) unknown(context, '/document')
  else if (letter.purpose !== 'letter')
    fault(context, '/document', 'UP-2305', 'This was uploaded as an attachment; upload it with `purpose=letter`.')
  else context.document = letter
}

function unknown(context: IntakeContext, pointer: string): void {
  const detail = `There is no such document; a document that is not used within ${keptDays} days is removed. Upload it again.`
  fault(context, pointer, 'UP-2305', detail)
}

/** Finds documents by the names that the caller gave; those that cannot be used are left out. */
async function lookUp(
  { sender, now }: IntakeContext,
  deps: IntakeDeps,
  names: readonly string[],
): Promise<Map<string, SuppliedDocument>> {
  const ids = new Map(
    names.flatMap((name): [string, Id<'document'>][] => {
      const id = parseId('document', name)
      return id === undefined ? [] : [[name, id]]
    }),
  )
  const wanted = [...ids.values()]
  const usable = await (deps.shared?.documents(wanted) ?? usableDocuments(deps, sender, wanted, now))
  return new Map(
    [...ids].flatMap(([name, id]): [string, SuppliedDocument][] => {
      const one = usable.get(id)
      return one === undefined ? [] : [[name, one]]
    }),
  )
}

/** The documents of this entity and mode that were uploaded within the week, or that a recent message names. */
export async function usableDocuments(
  { database, keyring }: Pick<IntakeDeps, 'database' | 'keyring'>,
  { entity, test }: Sender,
  wanted: readonly Id<'document'>[],
  now: Date,
): Promise<Map<Id<'document'>, SuppliedDocument>> {
  const [there, again] = await database.asEntity(entity, async (tx) => {
    return [await findDocuments(tx, keyring, wanted), await usableAgain(tx, wanted, now)] as const
  })
  const oldest = now.getTime() - keptDays * dayMs
  const isUsable = (id: Id<'document'>, one: SuppliedDocument): boolean =>
    one.test === test && (one.createdAt.getTime() >= oldest || again.has(id))
  return new Map([...there].filter(([id, one]) => isUsable(id, one)))
}

function checkTotalSize(context: IntakeContext): void {
  const all = [
    ...(context.document === undefined ? [] : [context.document]),
    ...context.attachments.map((a) => a.document),
  ]
  const pages = all.reduce((sum, each) => sum + each.pages, 0)
  const bytes = all.reduce((sum, each) => sum + each.size, 0)
  if (pages > maxPages)
    fault(context, '/attachments', 'UP-2204', `The documents have ${pages} pages together; at most ${maxPages} may go.`)
  if (bytes > maxBytes) fault(context, '/attachments', 'UP-2204', 'The documents are larger than 30 MB together.')
}
