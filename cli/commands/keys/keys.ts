import { Command, Option } from 'commander'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import { createApiKey, revokeApiKey } from '../../../core/tenants/api-keys.ts'
import { parseId, showId } from '../../../core/words/id.ts'
import { hubPermissions, type Permission, permissions } from '../../../core/words/permission.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { entityByCode } from '../../reach/purpose-and-entity.ts'
import { rotateCommand } from './keys-rotate.ts'
import { keyStatusCommand } from './keys-status.ts'

interface CreateOptions {
  readonly entity?: string
  readonly hub?: true
  readonly portal?: true
  readonly name: string
  readonly mode: 'live' | 'test'
  readonly permissions: readonly Permission[]
  readonly expires?: Date
  readonly json?: true
}

/** `uitpost keys create|revoke|status|rotate` */
export function keysCommand(context: CommandContext): Command {
  return new Command('keys')
    .description('keys for programs that use the API, and the keys with which the hub encrypts')
    .addCommand(createKey(context))
    .addCommand(revokeKey(context))
    .addCommand(keyStatusCommand(context))
    .addCommand(rotateCommand(context))
}

function createKey({ terminal, clock, settings }: CommandContext): Command {
  return new Command('create')
    .description('create a key; it is shown once and not stored')
    .addOption(
      new Option('--entity <code>', 'the entity: an OVO code or an enterprise number').conflicts(['hub', 'portal']),
    )
    .option('--hub', 'a key of the hub itself, with hub:operate')
    .option('--portal', 'a key for a portal of citizens or enterprises, with portals:read')
    .requiredOption('--name <name>', 'what it is for')
    .addOption(new Option('--mode <mode>', 'test keys send nothing').choices(['live', 'test']).default('live'))
    .option('--permissions <list>', 'separated by commas', readPermissions, ['messages:send', 'messages:read'])
    .option('--expires <date>', 'the last day on which it is valid, e.g. 2027-12-31', readDay)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Permissions: ${permissions.join(', ')}

Examples:
  $ uitpost keys create --entity OVO000001 --name back-office
  $ uitpost keys create --hub --name monitoring
  $ uitpost keys create --portal --name mijn-burgerprofiel`,
    )
    .action(async (options: CreateOptions) => {
      const { entity: code, hub, portal, name, mode, expires, json } = options
      if (code === undefined && hub === undefined && portal === undefined)
        throw new CommandFailed('Whose key?', 'Give --entity with a code, --hub or --portal.', 2)
      const wanted = {
        name,
        mode,
        permissions:
          code === undefined ? permissionsOfHub(hub === true, portal === true) : entityPermissions(options.permissions),
        expiresAt: expires,
      }
      const { row, secret } = await withHubDatabase(settings(), async (database) => {
        const entity = code === undefined ? undefined : await entityByCode(database, code)
        const made = await database.asHub((tx) => createApiKey(tx, entity ?? null, wanted, clock.now()))
        // Recorded in the audit log of the entity, where its administrators see who was given access.
        await recordAudit(database, entity, {
          ...byCommandLine(clock.now()),
          action: 'create-key',
          subject: showId('apiKey', made.row.id),
        })
        return made
      })
      const id = showId('apiKey', row.id)
      terminal.out(json ? JSON.stringify({ id, key: secret, prefix: row.prefix }) : `${id}\n${secret}`)
      if (!json) terminal.tell('This is the only time that the key is shown.')
    })
}

function revokeKey({ terminal, clock, settings }: CommandContext): Command {
  return new Command('revoke')
    .description('revoke a key; other processes notice within half a minute')
    .argument('<id>', 'key_…')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost keys revoke key_01kb…')
    .action(async (shown: string, { json }: { json?: true }) => {
      const id = parseId('apiKey', shown)
      if (id === undefined) throw new CommandFailed('This is no id of a key.', 'It begins with key_.', 2)
      const row = await withHubDatabase(settings(), async (database) => {
        const revoked = await database.asHub((tx) => revokeApiKey(tx, id, clock.now()))
        await recordAudit(database, revoked.entity ?? undefined, {
          ...byCommandLine(clock.now()),
          action: 'revoke-key',
          subject: shown,
        })
        return revoked
      })
      terminal.out(json ? JSON.stringify({ id: shown, revokedAt: row.revokedAt }) : `${shown} is revoked.`)
    })
}

function permissionsOfHub(operates: boolean, isPortal: boolean): readonly Permission[] {
  return [...(operates ? (['hub:operate'] as const) : []), ...(isPortal ? (['portals:read'] as const) : [])]
}

/** A key of an entity with a permission of the hub would see the letters of every entity. @throws CommandFailed */
function entityPermissions(wanted: readonly Permission[]): readonly Permission[] {
  const tooMuch = wanted.find((each) => hubPermissions.has(each))
  if (tooMuch !== undefined)
    throw new CommandFailed(
      `A key of an entity cannot have ${tooMuch}.`,
      `Make a key of the hub with ${tooMuch === 'hub:operate' ? '--hub' : '--portal'}.`,
      2,
    )
  return wanted
}

function byCommandLine(at: Date) {
  return { at, actorKind: 'hub', actor: 'hub:command-line', subjectKind: 'api-key' } as const
}

function readPermissions(text: string): Permission[] {
  const names = text.split(',').map((each) => each.trim())
  const unknown = names.filter((name) => !permissions.some((each) => each === name))
  if (unknown.length > 0)
    throw new CommandFailed(`No such permission: ${unknown.join(', ')}.`, `There are: ${permissions.join(', ')}.`, 2)
  return permissions.filter((each) => names.includes(each))
}

function readDay(text: string): Date {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T23:59:59.999Z`) : new Date(Number.NaN)
  if (Number.isNaN(day.getTime())) throw new CommandFailed(`${text} is no date.`, 'Write it as 2027-12-31.', 2)
  return day
}
