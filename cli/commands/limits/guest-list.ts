import { Command } from 'commander'
import * as contract from '../../../api/contract/entity/limits.ts'
import { faultsOf } from '../../../api/http/zod-faults.ts'
import type { FromJson } from '../../../api/server/route.ts'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import { addGuests, type ListedGuest, listGuests, removeGuest } from '../../../core/tenants/quotas/guests.ts'
import { type EntityId, parseId, showId } from '../../../core/words/id.ts'
import { maskInsz } from '../../../core/words/numbers/insz.ts'
import { addressText } from '../../../core/words/post/postal-address.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { installationKeys } from '../../reach/installation-keys.ts'
import { entityByCode } from '../../reach/purpose-and-entity.ts'
import { table } from '../../show/table.ts'

interface AddOptions {
  readonly entity: string
  readonly name: string
  readonly insz?: string
  readonly enterpriseNumber?: string
  readonly email?: string
  readonly street?: string
  readonly houseNumber?: string
  readonly box?: string
  readonly postalCode?: string
  readonly municipality?: string
}

/** `uitpost guest-list list|add|remove` */
export function guestListCommand(context: CommandContext): Command {
  return new Command('guest-list')
    .description('to whom an entity on trial, or a key with --guests-only, may send')
    .addCommand(listCommand(context))
    .addCommand(addCommand(context))
    .addCommand(removeCommand(context))
}

function listCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('list')
    .description('the guests of an entity; this is recorded in its audit log')
    .requiredOption('--entity <code>', 'whose')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost guest-list list --entity OVO000901')
    .action(async ({ entity: code, json }: { entity: string; json?: true }) => {
      const known = settings()
      const { keyring } = await installationKeys(known)
      const guests = await withHubDatabase(known, async (database) => {
        const entity = await entityByCode(database, code)
        await recordAudit(database, entity, noteOf('read-guests', clock.now(), entity))
        return listGuests(database.hub, entity, keyring)
      })
      if (json) return terminal.out(JSON.stringify(guests.map(shown)))
      if (guests.length === 0) return terminal.out('There is nobody on the list.')
      terminal.out(
        table(
          ['id', 'name', 'number', 'email', 'address'],
          guests.map((guest) => {
            const { id, name, inszMasked, enterpriseNumber, email, address } = shown(guest)
            return [id, name, inszMasked ?? enterpriseNumber ?? '', email ?? '', address ?? '']
          }),
        ),
      )
    })
}

function addCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('add')
    .description('add a guest, with everything by which its letters may reach it')
    .requiredOption('--entity <code>', 'whose')
    .requiredOption('--name <name>', 'by whom people recognise the guest')
    .option('--insz <number>', 'the national number')
    .option('--enterprise-number <number>', 'the enterprise number')
    .option('--email <address>', 'the email address')
    .option('--street <street>', 'of the postal address in Belgium')
    .option('--house-number <number>')
    .option('--box <box>')
    .option('--postal-code <code>')
    .option('--municipality <name>')
    .addHelpText(
      'after',
      `
Example:
  $ uitpost guest-list add --entity OVO000901 --name Ann --email ann@example.org \\
      --street Kerkstraat --house-number 12 --postal-code 9000 --municipality Gent`,
    )
    .action(async ({ entity: code, ...options }: AddOptions) => {
      const guests = guestsOf(options)
      const known = settings()
      const { keyring } = await installationKeys(known)
      const { items } = await withHubDatabase(known, async (database) => {
        const entity = await entityByCode(database, code)
        const wanted = { guests, by: 'hub:command-line', now: clock.now() }
        const made = await database.asHub((tx) => addGuests(tx, entity, wanted, keyring))
        if (made.added > 0) await recordAudit(database, entity, noteOf('add-guests', clock.now(), entity))
        return made
      })
      for (const { id } of items) terminal.out(showId('guest', id))
    })
}

function removeCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('remove')
    .description('remove a guest; letters that were accepted are sent')
    .argument('<id>', 'gst_…')
    .requiredOption('--entity <code>', 'whose')
    .addHelpText('after', '\nExample:\n  $ uitpost guest-list remove gst_01kb… --entity OVO000901')
    .action(async (shownId: string, { entity: code }: { entity: string }) => {
      const id = parseId('guest', shownId)
      if (id === undefined) throw new CommandFailed('This is no id of a guest.', 'It begins with gst_.', 2)
      await withHubDatabase(settings(), async (database) => {
        const entity = await entityByCode(database, code)
        await removeGuest(database.hub, entity, id)
        const note = noteOf('remove-guest', clock.now(), entity)
        await recordAudit(database, entity, { ...note, subjectKind: 'guest', subject: shownId })
      })
      terminal.out(`${shownId} is removed.`)
    })
}

/** The guest as the API would take it. @throws CommandFailed, exit code 2, with every fault */
function guestsOf({ name, insz, enterpriseNumber, email, ...rest }: Omit<AddOptions, 'entity'>) {
  const address = Object.keys(rest).length === 0 ? undefined : { ...rest, country: 'BE' }
  const input = { guests: [{ name, insz, enterpriseNumber, email, address }] }
  // The members that are undefined are those that were not named.
  const given: unknown = JSON.parse(JSON.stringify(input))
  const read = contract.addGuests.body?.safeParse(given)
  if (read?.success === true) return read.data.guests as FromJson<typeof read.data.guests>
  const faults = faultsOf(read?.error.issues ?? [], 'body', given)
  const lines = faults.map(({ pointer, detail }) => `  ${pointer.replace('/guests/0/', '')}: ${detail}`)
  throw new CommandFailed(['This is not right:', ...lines].join('\n'), undefined, 2)
}

interface Shown {
  readonly id: string
  readonly name: string
  readonly inszMasked?: string
  readonly enterpriseNumber?: string | undefined
  readonly email?: string | undefined
  readonly address?: string | undefined
}

function shown({ id, name, insz, enterpriseNumber, email, address }: ListedGuest): Shown {
  return {
    id: showId('guest', id),
    name,
    ...(insz !== undefined && { inszMasked: maskInsz(insz) }),
    enterpriseNumber,
    email,
    address: address && addressText(address).replaceAll('\n', ', '),
  }
}

function noteOf(action: string, at: Date, entity: EntityId) {
  return {
    at,
    actorKind: 'hub',
    actor: 'hub:command-line',
    action,
    subjectKind: 'entity',
    subject: showId('entity', entity),
  } as const
}
