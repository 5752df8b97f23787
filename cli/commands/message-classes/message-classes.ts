import { Command } from 'commander'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import type { Tx } from '../../../core/db/database.ts'
import { acknowledgementLacks } from '../../../core/tenants/acknowledgement-lacks.ts'
import { listMessageClasses, type MessageClassRow, saveMessageClass } from '../../../core/tenants/message-classes.ts'
import { seenInTimeLacks } from '../../../core/tenants/seen-in-time-lacks.ts'
import type { EntityId } from '../../../core/words/id.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { entityByCode } from '../../reach/purpose-and-entity.ts'
import { table } from '../../show/table.ts'
import { type TypedRules, wantedOf, withRuleOptions } from './message-class-options.ts'
import { savedRules } from './message-class-words.ts'

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

/** Every rule of a class. */
function shown({ entity: _entity, ...rules }: MessageClassRow): object {
  return rules
}

function termWords({ objectionDays, objectionMonths }: MessageClassRow): string {
  if (objectionDays !== null) return `${objectionDays} days`
  return objectionMonths === null ? 'none' : `${objectionMonths} months`
}

function setCommand({ terminal, settings, clock }: CommandContext): Command {
  return withRuleOptions(new Command('set'))
    .description('set the rules of a kind of letter')
    .argument('<class>', 'decision, invitation, reminder, payment or information')
    .requiredOption('--entity <code>', 'whose')
    .addHelpText(
      'after',
      `
What is left out stays. Letters that were delivered keep their reading term and reminder, and the term to appeal stays that of the
day of acceptance. Letters that have not left follow the new rules.

Examples:
  $ uitpost message-classes set reminder --entity OVO000901 --inbox-days 365
  $ uitpost message-classes set decision --entity OVO000901 --term 3m --print-service presentation
  $ uitpost message-classes set decision --entity OVO000901 --mentions appeal-body,appeal-term,appeal-how
  $ uitpost message-classes set payment --entity OVO000901 --reading-term 14 --reminder 7 --fallback print --seen-in-time on
  $ uitpost message-classes set decision --entity OVO000901 --opens acknowledged --channels inbox,print --postage registered`,
    )
    .action(async (key: string, { entity: code, ...typed }: { entity: string } & TypedRules) => {
      const wanted = wantedOf(typed)
      await withHubDatabase(settings(), async (database) => {
        const entity = await entityByCode(database, code)
        await database.asEntity(entity, async (tx) => {
          const row = { ...(await classNamed(tx, key, entity, code)), ...wanted }
          const [lack] = [...acknowledgementLacks(row), ...seenInTimeLacks(row)]
          if (lack !== undefined)
            throw new CommandFailed(`These rules do not go together. ${lack.detail}`, undefined, 2)
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
