import { Command, Option } from 'commander'
import { inboxDaysLimits } from '../../api/contract/values/inbox-days.ts'
import { termLimits } from '../../api/contract/values/term-limits.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import type { Tx } from '../../core/db/database.ts'
import { listMessageClasses, type MessageClassRow, saveMessageClass } from '../../core/tenants/message-classes.ts'
import type { EntityId } from '../../core/words/id.ts'
import { isLegalMention, type LegalMention, legalMentions } from '../../core/words/legal-mention.ts'
import { type PrintService, printServices } from '../../core/words/message.ts'
import type { CommandContext } from '../command-context.ts'
import { CommandFailed } from '../command-failed.ts'
import { withHubDatabase } from '../reach/hub-database.ts'
import { entityByCode } from '../reach/purpose-and-entity.ts'
import { table } from '../show/table.ts'
import { receiptLimitsOf } from './receipt-limits-of.ts'

/** `uitpost message-classes list|set` */
export function messageClassesCommand(context: CommandContext): Command {
  return new Command('message-classes')
    .description('the kinds of letter of an entity: how long they stay in the inbox, and when they count as received')
    .addCommand(listCommand(context))
    .addCommand(setCommand(context))
}

function listCommand({ terminal, settings }: CommandContext): Command {
  return new Command('list')
    .description('the kinds of letter of an entity')
    .requiredOption('--entity <code>', 'whose')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost message-classes list --entity OVO000901')
    .action(async ({ entity: code, json }: { entity: string; json?: true }) => {
      const rows = await withHubDatabase(settings(), async (database) => {
        const entity = await entityByCode(database, code)
        return database.asEntity(entity, (tx) => listMessageClasses(tx, entity))
      })
      if (json) return terminal.out(JSON.stringify(rows.map(shown)))
      terminal.out(
        table(
          [
            'class',
            'channels',
            'opens',
            'reading term',
            'seen in time',
            'term to appeal',
            'days in the inbox',
            'mentions',
          ],
          rows.map((each) => [
            each.key,
            each.channels.join(' '),
            each.inboxService,
            each.readingTermDays === null ? '' : `${each.readingTermDays} (${each.termRule})`,
            each.seenInTime ? 'yes' : 'no',
            termWords(each),
            each.inboxDays === null ? 'no end' : String(each.inboxDays),
            each.mentions.join(' '),
          ]),
        ),
      )
    })
}

function shown({
  key,
  channels,
  inboxService,
  readingTermDays,
  termRule,
  inboxDays,
  mentions,
  seenInTime,
  receiptLimits,
  ...service
}: MessageClassRow): object {
  const { printService, objectionDays, objectionMonths, minors, afterDeath } = service
  return {
    key,
    channels,
    inboxService,
    printService,
    objectionDays,
    objectionMonths,
    readingTermDays,
    termRule,
    inboxDays,
    mentions,
    seenInTime,
    minors,
    afterDeath,
    receiptLimits,
  }
}

function termWords({ objectionDays, objectionMonths }: MessageClassRow): string {
  if (objectionDays !== null) return `${objectionDays} days`
  return objectionMonths === null ? 'none' : `${objectionMonths} months`
}

function setCommand({ terminal, settings, clock }: CommandContext): Command {
  const { least, most } = inboxDaysLimits
  return new Command('set')
    .description('set the rules of a kind of letter; letters that were accepted before keep theirs')
    .argument('<class>', 'decision, invitation, reminder, payment or information')
    .requiredOption('--entity <code>', 'whose')
    .option('--inbox-days <days>', `days in the inbox: ${least} to ${most}, or none`)
    .option('--term <term>', 'term to appeal from the day of service: 30d, 3m, or none')
    .option(
      '--mentions <list>',
      `legal mentions that its letters carry, with commas: ${legalMentions.join(', ')}; or none`,
    )
    .option('--seen-in-time <on|off>', 'move a letter on to its fallback halfway its term when it was not seen')
    .addOption(new Option('--minors <who>', 'who reads letters to a minor').choices(['recipient', 'guardians']))
    .addOption(new Option('--after-death <what>', 'letters to a person who died').choices(['stop', 'estate']))
    .option(
      '--receipt-limit <limits>',
      `days until silence opens a case: print.posted=3,print.presented=5,peppol.delivered=1, or none`,
    )
    .option('--print-service <rule>', `how a letter on paper counts as received: ${printServices.join(' or ')}`)
    .addHelpText(
      'after',
      `
Letters that were already accepted keep the former rules.

Examples:
  $ uitpost message-classes set reminder --entity OVO000901 --inbox-days 365
  $ uitpost message-classes set decision --entity OVO000901 --term 3m --print-service presentation
  $ uitpost message-classes set decision --entity OVO000901 --mentions appeal-body,appeal-term,appeal-how
  $ uitpost message-classes set payment --entity OVO000901 --seen-in-time on`,
    )
    .action(async (key: string, { entity: code, ...typed }: { entity: string } & Typed) => {
      const wanted = wantedOf(typed)
      await withHubDatabase(settings(), async (database) => {
        const entity = await entityByCode(database, code)
        await database.asEntity(entity, async (tx) =>
          saveMessageClass(tx, entity, { ...(await classNamed(tx, key, entity, code)), ...wanted }, clock.now()),
        )
        await recordAudit(database, entity, {
          at: clock.now(),
          actorKind: 'hub',
          actor: 'hub:command-line',
          action: 'save-message-class',
          subjectKind: 'message-class',
          subject: key,
        })
      })
      for (const line of told(key, wanted)) terminal.out(line)
    })
}

interface Typed {
  readonly receiptLimit?: string
  readonly inboxDays?: string
  readonly term?: string
  readonly printService?: string
  readonly mentions?: string
  readonly seenInTime?: string
  readonly minors?: 'recipient' | 'guardians'
  readonly afterDeath?: 'stop' | 'estate'
}
type Wanted = Partial<
  Pick<
    MessageClassRow,
    | 'inboxDays'
    | 'objectionDays'
    | 'objectionMonths'
    | 'printService'
    | 'minors'
    | 'afterDeath'
    | 'mentions'
    | 'seenInTime'
    | 'receiptLimits'
  >
>

/** @throws CommandFailed, exit code 2 */
function wantedOf(typed: Typed): Wanted {
  const { inboxDays, term, printService, receiptLimit, mentions, seenInTime, ...readers } = typed
  if (Object.keys(typed).length === 0)
    throw new CommandFailed(
      'Say what to set: --inbox-days, --term, --print-service, --receipt-limit, --mentions, --seen-in-time, --minors or --after-death',
      undefined,
      2,
    )
  return {
    ...(receiptLimit !== undefined && { receiptLimits: receiptLimitsOf(receiptLimit) }),
    ...(inboxDays !== undefined && { inboxDays: daysOf(inboxDays) }),
    ...(term !== undefined && termOf(term)),
    ...(printService !== undefined && { printService: printServiceOf(printService) }),
    ...(mentions !== undefined && { mentions: mentionsOf(mentions) }),
    ...(seenInTime !== undefined && { seenInTime: isOn(seenInTime) }),
    ...readers,
  }
}

/** @throws CommandFailed, exit code 2 */
function termOf(typed: string): Pick<MessageClassRow, 'objectionDays' | 'objectionMonths'> {
  if (typed === 'none') return { objectionDays: null, objectionMonths: null }
  const [, digits = '', unit] = /^(\d{1,3})([dm])$/.exec(typed) ?? []
  const count = Number(digits)
  const { days, months } = termLimits
  if (unit === 'd' && count >= days.least && count <= days.most) return { objectionDays: count, objectionMonths: null }
  if (unit === 'm' && count >= months.least && count <= months.most)
    return { objectionDays: null, objectionMonths: count }
  throw new CommandFailed(
    `--term: ${days.least}d to ${days.most}d, ${months.least}m to ${months.most}m, or none`,
    undefined,
    2,
  )
}

/** @throws CommandFailed, exit code 2 */
function printServiceOf(typed: string): PrintService {
  const found = printServices.find((each) => each === typed)
  if (found === undefined) throw new CommandFailed(`--print-service: ${printServices.join(' or ')}`, undefined, 2)
  return found
}

/** @throws CommandFailed, exit code 2 */
function mentionsOf(typed: string): LegalMention[] {
  if (typed === 'none') return []
  const words = [...new Set(typed.split(',').map((each) => each.trim()))]
  if (words.every(isLegalMention)) return words
  throw new CommandFailed(`--mentions: ${legalMentions.join(', ')}, or none`, undefined, 2)
}

/** @throws CommandFailed, exit code 2 */
function isOn(typed: string): boolean {
  if (typed !== 'on' && typed !== 'off') throw new CommandFailed('--seen-in-time: on or off', undefined, 2)
  return typed === 'on'
}

function told(key: string, wanted: Wanted): string[] {
  const { inboxDays, objectionDays, objectionMonths, printService, receiptLimits } = wanted
  const { minors, afterDeath, mentions, seenInTime } = wanted
  const term = objectionDays ?? objectionMonths
  return [
    inboxDays === null && `saved: letters of ${key} stay in the inbox as long as they exist`,
    typeof inboxDays === 'number' && `saved: letters of ${key} stay in the inbox for ${inboxDays} days`,
    term === null && `saved: no term to appeal starts with letters of ${key}`,
    typeof term === 'number' &&
      `saved: recipients of ${key} can appeal within ${term} ${typeof objectionDays === 'number' ? 'days' : 'months'}`,
    mentions !== undefined &&
      `saved: letters of ${key} carry ${mentions.length === 0 ? 'no legal mentions' : mentions.join(', ')}`,
    seenInTime !== undefined &&
      `saved: letters of ${key} that were not seen ${seenInTime ? 'move on halfway their term' : 'wait for the end of their term'}`,
    minors !== undefined && `saved: letters of ${key} to a minor go to the ${minors}`,
    afterDeath !== undefined &&
      `saved: letters of ${key} to a person who died ${afterDeath === 'stop' ? 'are not sent' : 'go to the estate'}`,
    receiptLimits === null && `saved: silence about letters of ${key} opens a case after the days of each channel`,
    typeof receiptLimits === 'object' &&
      receiptLimits !== null &&
      `saved: silence about letters of ${key} that are handed over from now on opens a case after these days`,
    printService !== undefined && `saved: letters of ${key} on paper count by ${printService}`,
  ].filter((line) => line !== false)
}

/** @throws CommandFailed, exit code 2 */
function daysOf(typed: string): number | null {
  if (typed === 'none') return null
  const { least, most } = inboxDaysLimits
  const days = Number(typed)
  if (!/^\d+$/.test(typed) || days < least || days > most)
    throw new CommandFailed(`--inbox-days: a whole number from ${least} to ${most}, or none`, undefined, 2)
  return days
}

async function classNamed(tx: Tx, key: string, of: EntityId, code: string): Promise<Omit<MessageClassRow, 'entity'>> {
  const rows = await listMessageClasses(tx, of)
  const found = rows.find((each) => each.key === key)
  if (found === undefined)
    throw new CommandFailed(
      `${code} has no class ${key}. There are: ${rows.map((each) => each.key).join(', ')}.`,
      undefined,
      2,
    )
  const { entity: _entity, ...row } = found
  return row
}
