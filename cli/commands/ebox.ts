import { Command } from 'commander'
import {
  type EboxDecision,
  findDecision,
  recordDecision,
  withdrawDecision,
} from '../../channels/ebox/store/decision.ts'
import { listSenders } from '../../channels/ebox/store/senders.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import type { Settings } from '../../core/config.ts'
import type { Database } from '../../core/db/database.ts'
import { brusselsDay } from '../../core/words/days/brussels-day.ts'
import type { EntityId } from '../../core/words/id.ts'
import type { CommandContext } from '../command-context.ts'
import { CommandFailed } from '../command-failed.ts'
import { withHubDatabase } from '../reach/hub-database.ts'
import { entityByCode } from '../reach/purpose-and-entity.ts'
import { table } from '../show/table.ts'
import { eboxFiguresCommand } from './ebox-figures.ts'

/** `uitpost ebox show|figures|decide|withdraw` */
export function eboxCommand(context: CommandContext): Command {
  return new Command('ebox')
    .description('which entity may use the Belgian eBox, and as what')
    .addCommand(showCommand(context))
    .addCommand(eboxFiguresCommand(context))
    .addCommand(decideCommand(context))
    .addCommand(withdrawCommand(context))
}

const by = 'hub:command-line'

function showCommand({ terminal, settings }: CommandContext): Command {
  return new Command('show')
    .description('the decision of an entity and its registration with the eBox')
    .requiredOption('--entity <code>', 'whose')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost ebox show --entity OVO000901')
    .action(async ({ entity: code, json }: { entity: string; json?: true }) => {
      const use = await withEntity(settings(), code, useOf)
      if (json) return terminal.out(JSON.stringify(use))
      const { decision, senders } = use
      terminal.out(
        decision === undefined
          ? `${code} has recorded no decision: none of its letters goes to the eBox`
          : `${code} decided on ${decision.decidedOn} (${decision.reference}), published at ${decision.url}`,
      )
      if (senders.length === 0)
        return terminal.out('it is not registered: fill in what the eBox gave, in the staff app')
      terminal.out(
        table(
          ['recipients', 'class', 'organisation', 'application', 'message type'],
          senders.map((each) => [
            each.target,
            each.class ?? 'every other',
            each.organization,
            each.application,
            each.messageType,
          ]),
        ),
      )
    })
}

function decideCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('decide')
    .description('record the published decision of an entity; from then on its letters may go to the eBox')
    .requiredOption('--entity <code>', 'whose')
    .requiredOption('--date <yyyy-mm-dd>', 'the day of the decision')
    .requiredOption('--reference <text>', 'number or name by which the entity finds it again')
    .requiredOption('--url <address>', 'where it was published')
    .addHelpText(
      'after',
      "\nExample:\n  $ uitpost ebox decide --entity OVO000901 --date 2026-03-02 --reference 'BVR 2026/118' --url https://www.example.be/118",
    )
    .action(async ({ entity: code, date, reference, url }: Record<'entity' | 'date' | 'reference' | 'url', string>) => {
      const now = clock.now()
      const decision = checked({ decidedOn: date, reference: reference.trim(), url }, brusselsDay(now))
      await withEntity(settings(), code, async (database, entity) => {
        await database.asEntity(entity, (tx) => recordDecision(tx, entity, decision, by, now))
        await note(database, entity, code, 'record-ebox-decision', now)
      })
      terminal.out(`recorded: ${code} may use the eBox by its decision of ${date}`)
    })
}

function withdrawCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('withdraw')
    .description('withdraw the decision of an entity; from the next letter on it no longer uses the eBox')
    .requiredOption('--entity <code>', 'whose')
    .addHelpText('after', '\nExample:\n  $ uitpost ebox withdraw --entity OVO000901')
    .action(async ({ entity: code }: { entity: string }) => {
      const now = clock.now()
      await withEntity(settings(), code, async (database, entity) => {
        const was = await database.asEntity(entity, (tx) => withdrawDecision(tx, entity))
        if (!was) throw new CommandFailed(`${code} has recorded no decision to use the eBox.`)
        await note(database, entity, code, 'withdraw-ebox-decision', now)
      })
      terminal.out(`withdrawn: ${code} no longer uses the eBox, from its next letter on`)
    })
}

/** @throws CommandFailed, exit code 2 */
function checked(decision: EboxDecision, today: string): EboxDecision {
  const { decidedOn, reference, url } = decision
  const isDay = /^\d{4}-\d\d-\d\d$/.test(decidedOn) && !Number.isNaN(Date.parse(decidedOn))
  const wrong = [
    ...(isDay ? [] : ['--date: a day as 2026-03-02']),
    ...(isDay && decidedOn > today ? ['--date: this day has not come yet'] : []),
    ...(reference === '' || reference.length > 100 ? ['--reference: 1 to 100 characters'] : []),
    ...(URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) && url.length <= 500
      ? []
      : ['--url: an address that begins with https://']),
  ]
  if (wrong.length > 0) throw new CommandFailed(wrong.join('\n'), undefined, 2)
  return decision
}

async function withEntity<T>(
  settings: Settings,
  code: string,
  work: (database: Database, entity: EntityId) => Promise<T>,
): Promise<T> {
  return withHubDatabase(settings, async (database) => work(database, await entityByCode(database, code)))
}

async function useOf(database: Database, entity: EntityId) {
  return database.asEntity(entity, async (tx) => ({
    decision: await findDecision(tx, entity),
    senders: await listSenders(tx, entity),
  }))
}

async function note(database: Database, entity: EntityId, code: string, action: string, now: Date): Promise<void> {
  await recordAudit(database, entity, {
    at: now,
    actorKind: 'hub',
    actor: by,
    action,
    subjectKind: 'entity',
    subject: code,
  })
}
