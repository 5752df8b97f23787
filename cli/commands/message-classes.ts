import { Command, Option } from 'commander'
import { inboxDaysLimits } from '../../api/contract/values/inbox-days.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import type { Tx } from '../../core/db/database.ts'
import { listMessageClasses, type MessageClassRow, saveMessageClass } from '../../core/tenants/message-classes.ts'
import { seenInTimeLacks } from '../../core/tenants/seen-in-time-lacks.ts'
import type { EntityId } from '../../core/words/id.ts'
import { legalMentions } from '../../core/words/legal-mention.ts'
import { printServices } from '../../core/words/message.ts'
import type { CommandContext } from '../command-context.ts'
import { CommandFailed } from '../command-failed.ts'
import { withHubDatabase } from '../reach/hub-database.ts'
import { entityByCode } from '../reach/purpose-and-entity.ts'
import { table } from '../show/table.ts'
import { daysOf, isOn, mentionsOf, personalDataDaysOf, printServiceOf, termOf } from './message-class-values.ts'
import { savedRules, type WantedRules } from './message-class-words.ts'
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
  personalDataDays,
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
    personalDataDays,
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
    .option(
      '--personal-data-days <days>',
      'days after its last change, after which name, address and data leave a letter: 30 to 36500, or none',
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
        await database.asEntity(entity, async (tx) => {
          const row = { ...(await classNamed(tx, key, entity, code)), ...wanted }
          const [lack] = seenInTimeLacks(row)
          if (lack !== undefined) throw new CommandFailed(`--seen-in-time: ${lack.detail}`, undefined, 2)
          await saveMessageClass(tx, entity, row, clock.now())
        })
        await recordAudit(database, entity, {
          at: clock.now(),
          actorKind: 'hub',
          actor: 'hub:command-line',
          action: 'save-message-class',
          subjectKind: 'message-class',
          subject: key,
        })
      })
      for (const line of savedRules(key, wanted)) terminal.out(line)
    })
}

interface Typed {
  readonly personalDataDays?: string
  readonly receiptLimit?: string
  readonly inboxDays?: string
  readonly term?: string
  readonly printService?: string
  readonly mentions?: string
  readonly seenInTime?: string
  readonly minors?: 'recipient' | 'guardians'
  readonly afterDeath?: 'stop' | 'estate'
}
/** @throws CommandFailed, exit code 2 */
function wantedOf(typed: Typed): WantedRules {
  const { inboxDays, term, printService, receiptLimit, mentions, seenInTime, personalDataDays, ...readers } = typed
  if (Object.keys(typed).length === 0)
    throw new CommandFailed(
      'Say what to set: --inbox-days, --term, --print-service, --receipt-limit, --mentions, --seen-in-time, --personal-data-days, --minors or --after-death',
      undefined,
      2,
    )
  return {
    ...(receiptLimit !== undefined && { receiptLimits: receiptLimitsOf(receiptLimit) }),
    ...(inboxDays !== undefined && { inboxDays: daysOf(inboxDays) }),
    ...(term !== undefined && termOf(term)),
    ...(printService !== undefined && { printService: printServiceOf(printService) }),
    ...(mentions !== undefined && { mentions: mentionsOf(mentions) }),
    ...(personalDataDays !== undefined && { personalDataDays: personalDataDaysOf(personalDataDays) }),
    ...(seenInTime !== undefined && { seenInTime: isOn(seenInTime) }),
    ...readers,
  }
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
