import { Command } from 'commander'
import {
  type HeldThing,
  type LegalHold,
  listHolds,
  placeHold,
  releaseHold,
} from '../../../../archive/retention/holds.ts'
import type { Keyring } from '../../../../core/crypto/keyring.ts'
import { parseId, showId } from '../../../../core/words/id.ts'
import type { CommandContext } from '../../../command-context.ts'
import { CommandFailed } from '../../../command-failed.ts'
import { installationKeys } from '../../../reach/installation-keys.ts'
import { shortTime, table } from '../../../show/table.ts'
import { by, forEntity, ofEntity, record } from './retention-command.ts'

/** `uitpost archive holds list|place|release` */
export function holdsCommand(context: CommandContext): Command {
  return new Command('holds')
    .description('legal holds: what may not be destroyed, whatever its rule says')
    .addCommand(listCommand(context))
    .addCommand(placeCommand(context))
    .addCommand(releaseCommand(context))
}

function listCommand(context: CommandContext): Command {
  return ofEntity(new Command('list'))
    .description('legal holds of an entity, newest first')
    .option('--all', 'those that were released too')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost archive holds list --entity OVO000901')
    .action(async ({ entity: code, all, json }: { entity: string; all?: true; json?: true }) => {
      const { terminal, settings } = context
      const keys = await installationKeys(settings())
      const found = await forEntity(context, code, async (database, entity) => {
        const holds = await listHolds(database.hub, keys, entity, { active: all ? undefined : true }, 200)
        await record(context, database, entity, {
          action: 'list-holds',
          subjectKind: 'entity',
          subject: showId('entity', entity),
        })
        return holds
      })
      const rows = found.map(shown)
      if (json) return terminal.out(JSON.stringify(rows))
      if (rows.length === 0) return terminal.out('No hold is in force.')
      terminal.out(
        table(
          ['hold', 'keeps', 'reason', 'since', 'review on', 'released'],
          rows.map((row) => [
            row.id,
            row.keeps,
            row.reason,
            shortTime(row.since),
            row.reviewOn ?? '–',
            row.releasedAt === null ? '' : shortTime(row.releasedAt),
          ]),
        ),
      )
    })
}

function shown({ id, record: of, dossier, series, ofRecipient, reason, since, reviewOn, releasedAt }: LegalHold) {
  const keeps =
    of !== null
      ? showId('record', of)
      : dossier !== null
        ? `dossier ${dossier}`
        : series !== null
          ? `series ${series}`
          : ofRecipient
            ? 'letters to one recipient'
            : ''
  return { id: showId('hold', id), keeps, reason, since, reviewOn, releasedAt }
}

interface Typed {
  readonly entity: string
  readonly record?: string
  readonly dossier?: string
  readonly series?: string
  readonly insz?: string
  readonly enterprise?: string
  readonly reason: string
  readonly reviewOn?: string
}

function placeCommand(context: CommandContext): Command {
  return ofEntity(new Command('place'))
    .description('keep a record, a dossier, a series or all letters to a recipient')
    .option('--record <id>', 'rec_…')
    .option('--dossier <text>', 'a dossier')
    .option('--series <key>', 'a series')
    .option('--insz <number>', 'all letters to a person; only a keyed hash is stored')
    .option('--enterprise <number>', 'all letters to an enterprise')
    .requiredOption('--reason <text>', 'why they stay')
    .option('--review-on <day>', 'yyyy-mm-dd: when somebody is to look whether it is still needed')
    .addHelpText(
      'after',
      "\nExample:\n  $ uitpost archive holds place --entity OVO000901 --dossier D-2026-17 --reason 'Lopend beroep' --review-on 2027-06-01",
    )
    .action(async (typed: Typed) => {
      const keys = await installationKeys(context.settings())
      const thing = thingOf(typed, keys.keyring)
      const { reason, reviewOn } = typed
      if (reviewOn !== undefined && !/^\d{4}-\d\d-\d\d$/.test(reviewOn))
        throw new CommandFailed('--review-on is a day, yyyy-mm-dd.', undefined, 2)
      const id = await forEntity(context, typed.entity, async (database, entity) => {
        const hold = await database.asHub((tx) => placeHold(tx, keys, entity, { thing, reason, reviewOn }, by(context)))
        const subject = showId('hold', hold.id)
        await record(context, database, entity, { action: 'place-hold', subjectKind: 'hold', subject })
        return subject
      })
      context.terminal.out(`${id}: nothing of it is destroyed until it is released.`)
    })
}

/** @throws CommandFailed, exit code 2 */
function thingOf({ record: of, dossier, series, insz, enterprise }: Typed, keyring: Keyring): HeldThing {
  const given = [of, dossier, series, insz, enterprise].filter((each) => each !== undefined)
  if (given.length !== 1)
    throw new CommandFailed('Name one of --record, --dossier, --series, --insz and --enterprise.', undefined, 2)
  if (dossier !== undefined) return { dossier }
  if (series !== undefined) return { series }
  if (insz !== undefined) return { recipient: keyring.blindIndex('insz', insz.replace(/\D/g, '')) }
  if (enterprise !== undefined)
    return { recipient: keyring.blindIndex('enterprise-number', enterprise.replace(/\D/g, '')) }
  const id = parseId('record', of ?? '')
  if (id === undefined) throw new CommandFailed('This is no id of a record.', 'It begins with rec_.', 2)
  return { record: id }
}

function releaseCommand(context: CommandContext): Command {
  return ofEntity(new Command('release'))
    .description('release a hold, with a reason')
    .argument('<id>', 'hld_…')
    .requiredOption('--reason <text>', 'why they need not stay any longer')
    .addHelpText(
      'after',
      "\nExample:\n  $ uitpost archive holds release hld_01kb… --entity OVO000901 --reason 'Beroep is af'",
    )
    .action(async (named: string, { entity: code, reason }: { entity: string; reason: string }) => {
      const id = parseId('hold', named)
      if (id === undefined) throw new CommandFailed('This is no id of a hold.', 'It begins with hld_.', 2)
      const keys = await installationKeys(context.settings())
      await forEntity(context, code, async (database, entity) => {
        await database.asHub((tx) => releaseHold(tx, keys, entity, id, reason, by(context)))
        await record(context, database, entity, { action: 'release-hold', subjectKind: 'hold', subject: named })
      })
      context.terminal.out(`${named}: released`)
    })
}
