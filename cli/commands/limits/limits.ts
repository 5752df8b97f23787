import { Command } from 'commander'
import { maxLetters } from '../../../api/contract/values/limits.ts'
import { type AuditNote, recordAudit } from '../../../core/audit/record-audit.ts'
import type { Database, Tx } from '../../../core/db/database.ts'
import { entityOfKey, setKeyLimits } from '../../../core/tenants/api-keys.ts'
import { type KeyLimits, type Limits, readSetLimits, setQuota } from '../../../core/tenants/quotas/limits.ts'
import { openQuotas } from '../../../core/tenants/quotas/quotas.ts'
import { lettersLeft } from '../../../core/tenants/quotas/take-letters.ts'
import { type EntityId, type Id, parseId, showId } from '../../../core/words/id.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { entityByCode } from '../../reach/purpose-and-entity.ts'
import { table } from '../../show/table.ts'

interface Subject {
  readonly entity: string
  readonly key?: string
}
interface Change extends Subject {
  readonly perDay?: string
  readonly perMinute?: string
  readonly guestsOnly?: boolean
}

/** `uitpost limits show|set` */
export function limitsCommand(context: CommandContext): Command {
  return new Command('limits')
    .description('how many letters an entity or a key may send per day and per minute')
    .addCommand(showCommand(context))
    .addCommand(setCommand(context))
}

function showCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('show')
    .description('the limits, what is left of them and until when')
    .requiredOption('--entity <code>', 'an OVO code or an enterprise number')
    .option('--key <id>', 'of this key as well: key_…')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost limits show --entity OVO000901')
    .action(async ({ entity: code, key: shownKey, json }: Subject & { json?: true }) => {
      const key = keyNamed(shownKey)
      const found = await withHubDatabase(settings(), async (database) => {
        const entity = await entityByCode(database, code)
        if (key !== undefined) await database.asHub((tx) => assertKeyOf(tx, entity, key))
        const limits = await openQuotas(database, clock).limitsOf(entity, key)
        return { limits, left: await lettersLeft(database.hub, limits, clock.now()) }
      })
      const { onTrial, guestsOnly } = found.limits
      if (json) return terminal.out(JSON.stringify({ onTrial, guestsOnly, limits: found.left }))
      if (onTrial) terminal.out('On trial: letters go to guests only.')
      else if (guestsOnly) terminal.out('Letters of this key go to guests only.')
      if (found.left.length === 0) return terminal.out('Letters are not limited.')
      terminal.out(
        table(
          ['of', 'per', 'limit', 'left', 'until'],
          found.left.map(({ of, per, most, left, until }) => [of, per, `${most}`, `${left}`, until.toISOString()]),
        ),
      )
    })
}

function setCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('set')
    .description('set limits of an entity, or of a key; what is not named stays as it is')
    .requiredOption('--entity <code>', 'an OVO code or an enterprise number')
    .option('--key <id>', 'of this key instead: key_…')
    .option('--per-day <letters>', 'in a day of Europe/Brussels, or none')
    .option('--per-minute <letters>', 'in a minute of the clock, or none')
    .option('--guests-only', 'letters of the key go to guests of the entity only')
    .option('--no-guests-only', 'letters of the key go to everyone again')
    .addHelpText(
      'after',
      `
An entity on trial always has a limit per day: 50, unless another one is set. Running processes notice within half a minute.

Examples:
  $ uitpost limits set --entity OVO000901 --per-day 20000 --per-minute none
  $ uitpost limits set --entity OVO000901 --key key_01kb… --per-day 500 --guests-only`,
    )
    .action(async (change: Change) => {
      const key = keyNamed(change.key)
      if (key === undefined && change.guestsOnly !== undefined)
        throw new CommandFailed('--guests-only is for a key.', 'Name it with --key.', 2)
      const wanted = limitsOf(change)
      if (Object.keys(wanted).length === 0)
        throw new CommandFailed('What is to be set?', 'Give --per-day, --per-minute or --guests-only.', 2)
      await withHubDatabase(settings(), async (database) => {
        const entity = await entityByCode(database, change.entity)
        const note = await save(database, entity, key, wanted)
        await recordAudit(database, entity, {
          at: clock.now(),
          actorKind: 'hub',
          actor: 'hub:command-line',
          ...note,
        })
      })
      terminal.out('saved')
    })
}

type Note = Pick<AuditNote, 'action' | 'subjectKind' | 'subject'>

async function save(
  database: Database,
  entity: EntityId,
  key: Id<'apiKey'> | undefined,
  wanted: Partial<KeyLimits>,
): Promise<Note> {
  return database.asHub(async (tx) => {
    if (key !== undefined) await assertKeyOf(tx, entity, key)
    const before = await readSetLimits(tx, entity, key)
    if (key === undefined) {
      await setQuota(tx, entity, { ...before.entity, ...wanted })
      return { action: 'set-entity-limits', subjectKind: 'entity', subject: showId('entity', entity) }
    }
    await setKeyLimits(tx, key, { ...before.key, ...wanted })
    return { action: 'set-key-limits', subjectKind: 'api-key', subject: showId('apiKey', key) }
  })
}

/** @throws CommandFailed when the key is of another entity, or of none */
async function assertKeyOf(tx: Tx, entity: EntityId, key: Id<'apiKey'>): Promise<void> {
  if ((await entityOfKey(tx, key)) !== entity) throw new CommandFailed('This entity has no such key.', undefined, 2)
}

/** What is named: `undefined` as the value of a member is no limit. */
function limitsOf({ perDay, perMinute, guestsOnly }: Change): Partial<Limits & KeyLimits> {
  return {
    ...(perDay !== undefined && { perDay: numberOf('--per-day', perDay) }),
    ...(perMinute !== undefined && { perMinute: numberOf('--per-minute', perMinute) }),
    ...(guestsOnly !== undefined && { guestsOnly }),
  }
}

/** @throws CommandFailed, exit code 2 */
function numberOf(option: string, typed: string): number | undefined {
  if (typed === 'none') return undefined
  const letters = Number(typed)
  if (!/^\d+$/.test(typed) || letters < 1 || letters > maxLetters)
    throw new CommandFailed(`${option}: a whole number from 1 to ${maxLetters}, or none`, undefined, 2)
  return letters
}

/** @throws CommandFailed, exit code 2 */
function keyNamed(shown: string | undefined): Id<'apiKey'> | undefined {
  if (shown === undefined) return undefined
  const key = parseId('apiKey', shown)
  if (key === undefined) throw new CommandFailed('This is no id of a key.', 'It begins with key_.', 2)
  return key
}
