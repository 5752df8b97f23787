import { Command } from 'commander'
import { type Reading, searchAsTyped } from '../../../archive/search/search-as-typed.ts'
import { hintFor, type SearchHint } from '../../../archive/search/search-hint.ts'
import type { RecordSearch } from '../../../archive/search/search-records.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import type { Keyring } from '../../../core/crypto/keyring.ts'
import { showId } from '../../../core/words/id.ts'
import { type ChannelName, channelNames } from '../../../core/words/message.ts'
import { explainEnterpriseNumber, readEnterpriseNumber } from '../../../core/words/numbers/enterprise-number.ts'
import { explainInsz, readInsz } from '../../../core/words/numbers/insz.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { entityAndPurpose, entityByCode, whichEntities } from '../../reach/purpose-and-entity.ts'
import { withArchive } from '../../reach/with-archive.ts'
import { shortTime, table } from '../../show/table.ts'

interface FindOptions {
  readonly entity?: string
  readonly purpose?: string
  readonly insz?: string
  readonly enterprise?: string
  readonly name?: string
  readonly reference?: string
  readonly dossier?: string
  readonly series?: string
  readonly class?: string
  readonly template?: string
  readonly costCentre?: string
  readonly status?: string
  readonly channel?: string
  readonly from?: string
  readonly to?: string
  readonly test?: true
  readonly limit: number
  readonly json?: true
}

/** `uitpost archive find` */
export function findCommand({ terminal, clock, settings }: CommandContext): Command {
  return new Command('find')
    .description('records of an entity, newest first')
    .argument('[words...]', 'words in the letter; a part of a compound is enough')
    .option('--entity <code>', 'required; the entity: an OVO code or an enterprise number')
    .option('--purpose <text>', 'required; the reason, such as a file number: stored in the audit log')
    .option('--insz <number>', 'to this citizen')
    .option('--enterprise <number>', 'to this enterprise')
    .option('--name <name>', 'to a recipient with this name; a part of it is enough')
    .option('--reference <text>', 'its reference, or the beginning of it')
    .option('--dossier <text>')
    .option('--series <key>')
    .option('--class <key>')
    .option('--template <key>')
    .option('--cost-centre <text>')
    .option('--status <status>')
    .option('--channel <channel>')
    .option('--from <date>', 'the first letter date, e.g. 2026-01-01')
    .option('--to <date>', 'the last letter date')
    .option('--test', 'letters of test keys')
    .option('--limit <n>', 'at most so many', Number, 50)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ uitpost archive find boete --entity OVO000001 --purpose 'question 4711'
  $ uitpost archive find --entity OVO000001 --reference A-1 --purpose 'question 4711' --json`,
    )
    .action(async (words: readonly string[], options: FindOptions) => {
      const { limit, json } = options
      if (!Number.isInteger(limit) || limit < 1 || limit > 200)
        throw new CommandFailed('--limit is a number from 1 to 200.', undefined, 2)
      const { entity: code, purpose } = await entityAndPurpose(options, () =>
        withHubDatabase(settings(), whichEntities),
      )
      const { records, hint, reading } = await withArchive(
        settings(),
        clock,
        async ({ context: { database }, keyring }) => {
          const search = searchOf(words, options, keyring)
          const entity = await entityByCode(database, code)
          const found = await searchAsTyped(database, { entity, test: options.test === true }, search, { limit })
          // Recorded in the audit log of the entity, whose administrators see who searched.
          await recordAudit(database, entity, {
            at: clock.now(),
            actorKind: 'hub',
            actor: 'hub:command-line',
            action: 'search-archive',
            subjectKind: 'entity',
            subject: showId('entity', entity),
            purpose,
            person: search.recipient,
            detail: { by: Object.keys(search), found: found.facets['total']?.['records'] ?? 0 },
          })
          return { ...found, hint: await hintFor(database, entity, search, found.records.length === 0) }
        },
      )
      if (hint !== undefined) terminal.tell(hints[hint])
      for (const line of wordsOf(reading)) terminal.tell(line)
      if (json)
        return terminal.out(
          JSON.stringify(
            records.map(({ id, message, ...rest }) => ({
              id: showId('record', id),
              message: showId('message', message),
              ...rest,
            })),
          ),
        )
      if (records.length === 0) return terminal.out('Nothing was found.')
      terminal.out(
        table(
          ['record', 'sent', 'status', 'reference', 'to', 'subject'],
          records.map((each) => [
            showId('record', each.id),
            shortTime(each.sentAt),
            each.status,
            each.reference,
            each.recipientName,
            each.subject,
          ]),
        ),
      )
    })
}

/** What was searched, where that is not what was typed. */
function wordsOf({ period, respelled }: Reading): string[] {
  return [
    ...(period === undefined ? [] : [`Letters of ${period.from} to ${period.to}.`]),
    ...(respelled === undefined
      ? []
      : [`Nothing has this spelling; found with “${respelled.q ?? respelled.name ?? ''}”.`]),
  ]
}

const hints: Readonly<Record<SearchHint, string>> = {
  'no-words': 'No word of the question can be searched: signs, and words like “de” and “les”, are passed over.',
  'national-number': 'This is a national number: search for it with --insz.',
  'enterprise-number': 'This is an enterprise number: search for letters to that enterprise with --enterprise.',
}

function searchOf(words: readonly string[], options: FindOptions, keyring: Keyring): RecordSearch {
  const { insz, enterprise, name, reference, dossier, series, template, costCentre, status, channel, from, to } =
    options
  const recipient = recipientOf(insz, enterprise, keyring)
  const given = {
    name,
    reference,
    dossier,
    series,
    class: options.class,
    template,
    costCentre,
    status,
    from: day(from),
    to: day(to),
    channel: channelOf(channel),
  }
  return {
    ...(words.length > 0 && { q: words.join(' ') }),
    ...(recipient !== undefined && { recipient }),
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
  }
}

function recipientOf(insz: string | undefined, enterprise: string | undefined, keyring: Keyring): Buffer | undefined {
  if (insz !== undefined) {
    const number = readInsz(insz)
    if (number === undefined) throw new CommandFailed('--insz is no national number.', explainInsz(insz), 2)
    return keyring.blindIndex('insz', number)
  }
  if (enterprise === undefined) return undefined
  const number = readEnterpriseNumber(enterprise)
  if (number === undefined)
    throw new CommandFailed('--enterprise is no enterprise number.', explainEnterpriseNumber(enterprise), 2)
  return keyring.blindIndex('enterprise-number', number)
}

function channelOf(text: string | undefined): ChannelName | undefined {
  const channel = channelNames.find((each) => each === text)
  if (text !== undefined && channel === undefined)
    throw new CommandFailed(`There is no channel ${text}.`, `There are: ${channelNames.join(', ')}.`, 2)
  return channel
}

function day(text: string | undefined): string | undefined {
  if (text !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(text))
    throw new CommandFailed(`${text} is no date.`, 'Write it as 2026-12-31.', 2)
  return text
}
