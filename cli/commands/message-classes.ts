import { Command } from 'commander'
import { inboxDaysLimits } from '../../api/contract/values/inbox-days.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import type { Tx } from '../../core/db/database.ts'
import { listMessageClasses, type MessageClassRow, saveMessageClass } from '../../core/tenants/message-classes.ts'
import type { EntityId } from '../../core/words/id.ts'
import type { CommandContext } from '../command-context.ts'
import { CommandFailed } from '../command-failed.ts'
import { withHubDatabase } from '../reach/hub-database.ts'
import { entityByCode } from '../reach/purpose-and-entity.ts'
import { table } from '../show/table.ts'

/** `uitpost message-classes list|set` */
export function messageClassesCommand(context: CommandContext): Command {
  return new Command('message-classes')
    .description('the kinds of letter of an entity, and how long their letters stay in the inbox')
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
          ['class', 'channels', 'opens', 'reading term', 'days in the inbox'],
          rows.map((each) => [
            each.key,
            each.channels.join(' '),
            each.inboxService,
            each.readingTermDays === null ? '' : `${each.readingTermDays} (${each.termRule})`,
            each.inboxDays === null ? 'no end' : String(each.inboxDays),
          ]),
        ),
      )
    })
}

function shown({ key, channels, inboxService, readingTermDays, termRule, inboxDays }: MessageClassRow): object {
  return { key, channels, inboxService, readingTermDays, termRule, inboxDays }
}

function setCommand({ terminal, settings, clock }: CommandContext): Command {
  const { least, most } = inboxDaysLimits
  return new Command('set')
    .description(
      'set how long letters of a kind stay in the inbox; letters that were accepted before keep their period',
    )
    .argument('<class>', 'decision, invitation, reminder, payment or information')
    .requiredOption('--entity <code>', 'whose')
    .requiredOption('--inbox-days <days>', `${least} to ${most}, or none`)
    .addHelpText('after', '\nExample:\n  $ uitpost message-classes set reminder --entity OVO000901 --inbox-days 365')
    .action(async (key: string, { entity: code, inboxDays }: { entity: string; inboxDays: string }) => {
      const days = daysOf(inboxDays)
      await withHubDatabase(settings(), async (database) => {
        const entity = await entityByCode(database, code)
        await database.asEntity(entity, async (tx) =>
          saveMessageClass(tx, entity, { ...(await classNamed(tx, key, entity, code)), inboxDays: days }),
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
      terminal.out(
        days === null
          ? `saved: letters of ${key} stay in the inbox as long as they exist`
          : `saved: letters of ${key} stay in the inbox for ${days} days`,
      )
    })
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
