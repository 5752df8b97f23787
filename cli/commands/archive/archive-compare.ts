import { Command } from 'commander'
import type { ArchiveContext } from '../../../archive/archive-context.ts'
import { readArchivedDocuments } from '../../../archive/read/read-document.ts'
import { countTemplateLetters, type TemplateLetter, templateLetters } from '../../../archive/verify/template-letters.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import type { Clock } from '../../../core/clock.ts'
import type { Database } from '../../../core/db/database.ts'
import { listEntities } from '../../../core/tenants/entities.ts'
import { type EntityId, showId } from '../../../core/words/id.ts'
import { type LetterDifference } from '../../../templates/pdf/inspect/compare-with-page.ts'
import { type DocumentPool, openDocumentPool } from '../../../templates/supplied/process/open-document-pool.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { assertPurpose, entityByCode } from '../../reach/purpose-and-entity.ts'
import { withArchive } from '../../reach/with-archive.ts'
import { openProgress } from '../../show/progress-bar.ts'
import { table } from '../../show/table.ts'
import type { Terminal } from '../../terminal.ts'

interface CompareOptions {
  readonly purpose?: string
  readonly entity?: string
  readonly from?: string
  readonly to?: string
  readonly json?: true
}

/** A letter whose PDF does not say what its page says. */
interface WrongLetter {
  readonly record: string
  readonly message: string
  readonly letterDate: string
  readonly template: string
  readonly version: number
  readonly test: boolean
  readonly variant: 'normal' | 'large'
  readonly differences: readonly LetterDifference[]
}

interface Compared {
  readonly letters: number
  /** Letters without a page to compare with, such as those of which only paper was made. */
  readonly notCompared: number
  readonly wrong: readonly WrongLetter[]
}

/** `uitpost archive compare` */
export function compareCommand({ terminal, clock, settings, exitWith }: CommandContext): Command {
  return new Command('compare')
    .description('find letters whose PDF does not say what their page says')
    .option('--purpose <text>', 'required; the reason, such as an incident number: stored in the audit log')
    .option('--entity <code>', 'only letters of one entity: an OVO code or an enterprise number; absent: of all')
    .option('--from <date>', 'the first letter date, e.g. 2026-01-01')
    .option('--to <date>', 'the last letter date')
    .option('--json', 'print what was found as JSON')
    .addHelpText(
      'after',
      `
Reads the text of each archived letter that was made from a template, and compares it with the page of the same record.
Prints ids and never text of a letter. Exit code 1 when a letter differs.

Examples:
  $ uitpost archive compare --purpose 'incident 2026-31'
  $ uitpost archive compare --entity OVO000001 --from 2026-11-01 --purpose 'incident 2026-31' --json`,
    )
    .action(async ({ purpose: given, entity: code, json, ...period }: CompareOptions) => {
      const purpose = assertPurpose(given)
      const [from, to] = [day(period.from), day(period.to)]
      const wanted = { ...(from !== undefined && { from }), ...(to !== undefined && { to }) }
      const compared = await withArchive(settings(), clock, async ({ context }) => {
        const { database } = context
        const entities = code === undefined ? await allEntities(database) : [await entityByCode(database, code)]
        const quiet = json === true
        // One letter at a time; the file is read by a separate process, within limits of memory and time.
        const documents = openDocumentPool({ processes: 1 })
        try {
          return await compareAll(context, { terminal, clock, purpose, quiet, documents }, entities, wanted)
        } finally {
          await documents.close()
        }
      })
      terminal.out(json ? JSON.stringify(compared) : words(compared))
      if (compared.wrong.length > 0) exitWith(1)
    })
}

async function allEntities(database: Database): Promise<EntityId[]> {
  const perPage = 100
  const found: EntityId[] = []
  for (;;) {
    const page = await database.asHub((tx) => listEntities(tx, perPage, found.at(-1)))
    found.push(...page.map(({ id }) => id))
    if (page.length < perPage) return found
  }
}

interface Means {
  readonly terminal: Terminal
  readonly clock: Clock
  readonly purpose: string
  readonly quiet: boolean
  readonly documents: DocumentPool
}

async function compareAll(
  context: ArchiveContext,
  { terminal, clock, purpose, quiet, documents: reader }: Means,
  entities: readonly EntityId[],
  period: { readonly from?: string; readonly to?: string },
): Promise<Compared> {
  const wrong: WrongLetter[] = []
  let [letters, notCompared] = [0, 0]
  for (const entity of entities) {
    await recordAudit(context.database, undefined, {
      at: clock.now(),
      actorKind: 'hub',
      actor: 'hub:command-line',
      action: 'compare-archive',
      subjectKind: 'entity',
      subject: showId('entity', entity),
      purpose,
    })
    const total = await countTemplateLetters(context, { entity, ...period })
    const bar = openProgress(terminal, showId('entity', entity), quiet ? 0 : total)
    // One letter at a time: memory holds one PDF and one page.
    for await (const letter of templateLetters(context, { entity, ...period })) {
      const found = await compareLetter(context, reader, entity, letter)
      if (found === undefined) notCompared++
      else wrong.push(...found)
      letters++
      bar.step()
    }
    bar.end()
  }
  return { letters, notCompared, wrong }
}

/** Undefined where the record holds no page to compare with. */
async function compareLetter(
  context: ArchiveContext,
  reader: DocumentPool,
  entity: EntityId,
  { record, documents, ...letter }: TemplateLetter,
): Promise<WrongLetter[] | undefined> {
  const page = documents.find(({ kind }) => kind === 'page')
  const papers = documents.filter(({ kind }) => kind === 'letter')
  if (page === undefined || papers.length === 0) return undefined
  const wanted = [page, ...papers].map(({ n }) => ({ record, n }))
  const opened = await readArchivedDocuments(context, { hub: entity }, wanted).catch(() => [])
  const bytesOf = (n: number): Uint8Array | undefined => opened.find((each) => each.n === n)?.bytes
  const html = bytesOf(page.n)
  const wrong: WrongLetter[] = []
  for (const { n, variant } of papers) {
    const pdf = bytesOf(n)
    const isThere = html !== undefined && pdf !== undefined
    const differences = isThere
      ? await reader.compare(pdf, Buffer.from(html).toString(), { entity, patient: true })
      : [{ kind: 'unreadable' } as const]
    if (differences.length === 0) continue
    wrong.push({
      record: showId('record', record),
      message: showId('message', letter.message),
      letterDate: letter.letterDate,
      template: letter.templateKey,
      version: letter.templateVersion,
      test: letter.test,
      variant,
      differences,
    })
  }
  return wrong
}

function words({ letters, notCompared, wrong }: Compared): string {
  const compared = `${letters - notCompared} letters compared${notCompared > 0 ? `, ${notCompared} without a page to compare with` : ''}.`
  if (wrong.length === 0) return `Every letter says on paper what it says on a screen: ${compared}`
  const rows = wrong.map((each) => [
    each.record,
    each.message,
    each.letterDate,
    `${each.template} ${each.version}`,
    each.variant,
    each.differences.map(inWords).join('; '),
  ])
  return `${table(['record', 'message', 'date', 'template', 'size', 'differs in'], rows)}\n${wrong.length} of ${compared}`
}

function inWords(difference: LetterDifference): string {
  if (difference.kind === 'marks') return 'accents beside their letters'
  if (difference.kind === 'unreadable') return 'cannot be read'
  const characters = difference.characters.length === 0 ? '' : ` (${difference.characters.join(' ')})`
  return `${difference.words} words${characters}`
}

function day(text: string | undefined): string | undefined {
  if (text !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(text))
    throw new CommandFailed(`${text} is no date.`, 'Write it as 2026-12-31.', 2)
  return text
}
