import { Command, Option } from 'commander'
import { aSearch } from '../../../api/contract/routing/suppressed-addresses.ts'
import { readEmailAddress } from '../../../core/words/email-address.ts'
import { type Id, parseId } from '../../../core/words/id.ts'
import { type ChannelName, channelNames } from '../../../core/words/message.ts'
import { withoutPersons } from '../../../core/words/text/without-persons.ts'
import {
  findByAddress,
  type GivenSearch,
  releaseAddress,
  suppressOnRequest,
  undoRelease,
} from '../../../dispatcher/suppression/change-suppression.ts'
import { listSuppressed } from '../../../dispatcher/suppression/list-suppressed.ts'
import { type SuppressionReason, suppressionReasons } from '../../../dispatcher/suppression/suppressed-address.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { installationKeys } from '../../reach/installation-keys.ts'
import { entityByCode } from '../../reach/purpose-and-entity.ts'
import { limitOption } from '../../show/limit-option.ts'
import { audit, listed, shown } from './show-suppressed.ts'

interface ListOptions {
  readonly entity?: string
  readonly channel?: ChannelName
  readonly reason?: SuppressionReason
  readonly limit: number
  readonly json?: true
}

/** `uitpost suppressed-addresses list|find|add|release|undo-release` */
export function suppressedAddressesCommand(context: CommandContext): Command {
  return new Command('suppressed-addresses')
    .description('addresses that letters do not use: they bounced, came back, or their owner asked so')
    .addCommand(listCommand(context))
    .addCommand(findCommand(context))
    .addCommand(addCommand(context))
    .addCommand(releaseCommand(context))
    .addCommand(undoCommand(context))
}

function listCommand({ terminal, settings }: CommandContext): Command {
  return new Command('list')
    .description('the list, newest first; the addresses themselves are not stored')
    .option('--entity <code>', 'of this owner only')
    .addOption(new Option('--channel <name>').choices([...channelNames]))
    .addOption(new Option('--reason <reason>').choices([...suppressionReasons]))
    .addOption(limitOption())
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost suppressed-addresses list --reason bounced')
    .action(async ({ entity: code, channel, reason, limit, json }: ListOptions) => {
      const rows = await withHubDatabase(settings(), async (database) => {
        const entity = code === undefined ? undefined : await entityByCode(database, code)
        return listSuppressed(database.hub, { channel, reason, entity }, limit)
      })
      terminal.out(json ? JSON.stringify(rows.map(shown)) : listed(rows, 'No address is on the list.'))
    })
}

interface FindOptions {
  readonly entity: string
  readonly email?: string
  readonly insz?: string
  readonly enterpriseNumber?: string
  readonly reference?: string
  readonly street?: string
  readonly houseNumber?: string
  readonly box?: string
  readonly postalCode?: string
  readonly municipality?: string
  readonly json?: true
}

function findCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('find')
    .description('whether letters of an entity avoid an address, and why')
    .requiredOption('--entity <code>', 'whose letters')
    .option('--email <address>', 'a mailbox')
    .option('--street <name>', 'a postal address in Belgium, with the four options that follow')
    .option('--house-number <number>')
    .option('--box <box>')
    .option('--postal-code <code>')
    .option('--municipality <name>')
    .option('--insz <number>', 'letters of the entity to this person')
    .option('--enterprise-number <number>', 'letters of the entity to this enterprise')
    .option('--reference <text>', 'letters of the entity with this reference')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Examples:
  $ uitpost suppressed-addresses find --entity OVO000901 --email ann@example.org
  $ uitpost suppressed-addresses find --entity OVO000901 --street Kerkstraat --house-number 12 --postal-code 9999 --municipality Voorbeeldegem
  $ uitpost suppressed-addresses find --entity OVO000901 --reference 2026-0417`,
    )
    .action(async ({ entity: code, json, ...given }: FindOptions) => {
      const search = searchOf(given)
      const known = settings()
      const { keyring } = await installationKeys(known)
      const rows = await withHubDatabase(known, async (database) => {
        const entity = await entityByCode(database, code)
        await audit(database, entity, 'find-suppressed-address', clock.now())
        return findByAddress({ database, keyring }, entity, search)
      })
      terminal.out(
        json ? JSON.stringify(rows.map(shown)) : listed(rows, 'Nothing on the list keeps letters from there.'),
      )
    })
}

/** Reads what is searched as the hub reads recipients. @throws CommandFailed, exit code 2 */
function searchOf(given: Omit<FindOptions, 'entity' | 'json'>): GivenSearch {
  const { email, street, houseNumber, box, postalCode, municipality, ...others } = given
  const address = { street, houseNumber, postalCode, municipality, country: 'BE', ...(box !== undefined && { box }) }
  const wantsAddress = [street, houseNumber, box, postalCode, municipality].some((each) => each !== undefined)
  const read = aSearch.safeParse({
    ...others,
    ...(email !== undefined && { email }),
    ...(wantsAddress && { address }),
  })
  // The schema leaves absent members out.
  if (read.success) return read.data as GivenSearch
  const [issue] = read.error.issues
  const option = issue?.path.map(String).join('.') ?? ''
  throw new CommandFailed(`${option === '' ? '' : `${option}: `}${issue?.message ?? 'wrong'}`, undefined, 2)
}

function addCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('add')
    .description('send no more email of an entity to a mailbox, as its owner asked')
    .requiredOption('--entity <code>', 'whose letters')
    .requiredOption('--email <address>', 'the mailbox')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost suppressed-addresses add --entity OVO000901 --email ann@example.org')
    .action(async ({ entity: code, email: given, json }: { entity: string; email: string; json?: true }) => {
      const email = readEmailAddress(given)
      if (email === undefined) throw new CommandFailed('This is no email address.', 'Write it as name@example.org.', 2)
      const known = settings()
      const { keyring } = await installationKeys(known)
      const rows = await withHubDatabase(known, async (database) => {
        const entity = await entityByCode(database, code)
        await audit(database, entity, 'suppress-address', clock.now())
        return suppressOnRequest({ database, keyring }, entity, { email }, clock.now())
      })
      terminal.out(json ? JSON.stringify(rows.map(shown)) : listed(rows, 'Letters of this entity use this mailbox.'))
    })
}

function releaseCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('release')
    .description('let letters use an address again')
    .argument('<id>', 'sup_…')
    .requiredOption('--reason <text>', 'why, for the audit log; without names or addresses')
    .addHelpText(
      'after',
      '\nExample:\n  $ uitpost suppressed-addresses release sup_01kb… --reason "mailbox exists again"',
    )
    .action(async (text: string, { reason }: { reason: string }) => {
      const id = idOf(text)
      await withHubDatabase(settings(), async (database) => {
        const { entity } = await releaseAddress({ database }, id, undefined, clock.now())
        await audit(database, entity ?? undefined, 'release-address', clock.now(), text, withoutPersons(reason))
      })
      terminal.out(`${text} is released: letters use the address again.`)
    })
}

function undoCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('undo-release')
    .description('put a released address back on the list, as long as no letter has used it')
    .argument('<id>', 'sup_…')
    .addHelpText('after', '\nExample:\n  $ uitpost suppressed-addresses undo-release sup_01kb…')
    .action(async (text: string) => {
      const id = idOf(text)
      await withHubDatabase(settings(), async (database) => {
        const { entity } = await undoRelease({ database }, id, undefined)
        await audit(database, entity ?? undefined, 'undo-release-of-address', clock.now(), text)
      })
      terminal.out(`${text} is on the list again: letters avoid the address.`)
    })
}

function idOf(text: string): Id<'suppressedAddress'> {
  const id = parseId('suppressedAddress', text)
  if (id === undefined) throw new CommandFailed(`${text} is no id of the list.`, 'It begins with sup_.', 2)
  return id
}
