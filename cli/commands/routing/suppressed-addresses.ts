import { Command, Option } from 'commander'
import { recordAudit } from '../../../core/audit/record-audit.ts'
import type { Database } from '../../../core/db/database.ts'
import { readEmailAddress } from '../../../core/words/email-address.ts'
import { type EntityId, parseId, showId } from '../../../core/words/id.ts'
import { type ChannelName, channelNames } from '../../../core/words/message.ts'
import { withoutPersons } from '../../../core/words/text/without-persons.ts'
import { findByAddress, releaseAddress, suppressOnRequest } from '../../../dispatcher/suppression/change-suppression.ts'
import { listSuppressed } from '../../../dispatcher/suppression/list-suppressed.ts'
import {
  type SuppressedAddress,
  type SuppressionReason,
  suppressionReasons,
} from '../../../dispatcher/suppression/suppressed-address.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { installationKeys } from '../../reach/installation-keys.ts'
import { entityByCode } from '../../reach/purpose-and-entity.ts'
import { limitOption } from '../../show/limit-option.ts'
import { shortTime, table } from '../../show/table.ts'

interface ListOptions {
  readonly entity?: string
  readonly channel?: ChannelName
  readonly reason?: SuppressionReason
  readonly limit: number
  readonly json?: true
}

/** `uitpost suppressed-addresses list|find|add|release` */
export function suppressedAddressesCommand(context: CommandContext): Command {
  return new Command('suppressed-addresses')
    .description('addresses that letters do not use: they bounced, came back, or their owner asked so')
    .addCommand(listCommand(context))
    .addCommand(
      byAddressCommand(context, 'find', 'whether letters of an entity avoid a mailbox, and why', findByAddress),
    )
    .addCommand(
      byAddressCommand(
        context,
        'add',
        'send no more email of an entity to a mailbox, as its owner asked',
        suppressOnRequest,
      ),
    )
    .addCommand(releaseCommand(context))
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

/** A command about one mailbox, which is read as the hub reads those of recipients. */
function byAddressCommand(
  { terminal, settings, clock }: CommandContext,
  name: 'find' | 'add',
  description: string,
  act: typeof suppressOnRequest,
): Command {
  return new Command(name)
    .description(description)
    .requiredOption('--entity <code>', 'whose letters')
    .requiredOption('--email <address>', 'the mailbox')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `\nExample:\n  $ uitpost suppressed-addresses ${name} --entity OVO000901 --email ann@example.org`,
    )
    .action(async ({ entity: code, email: given, json }: { entity: string; email: string; json?: true }) => {
      const email = readEmailAddress(given)
      if (email === undefined) throw new CommandFailed('This is no email address.', 'Write it as name@example.org.', 2)
      const known = settings()
      const { keyring } = await installationKeys(known)
      const rows = await withHubDatabase(known, async (database) => {
        const entity = await entityByCode(database, code)
        await audit(database, entity, name === 'find' ? 'find-suppressed-address' : 'suppress-address', clock.now())
        return act({ database, keyring }, entity, { email }, clock.now())
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
      const id = parseId('suppressedAddress', text)
      if (id === undefined) throw new CommandFailed(`${text} is no id of the list.`, 'It begins with sup_.', 2)
      await withHubDatabase(settings(), async (database) => {
        const { entity } = await releaseAddress({ database }, id, undefined)
        await audit(database, entity ?? undefined, 'release-address', clock.now(), text, withoutPersons(reason))
      })
      terminal.out(`${text} is released: letters use the address again.`)
    })
}

async function audit(
  database: Database,
  entity: EntityId | undefined,
  action: string,
  at: Date,
  id?: string,
  purpose?: string,
): Promise<void> {
  const subject = id === undefined ? { kind: 'entity', id: entity ?? '' } : { kind: 'suppressed-address', id }
  await recordAudit(database, entity, {
    at,
    actorKind: 'hub',
    actor: 'hub:command-line',
    action,
    subjectKind: subject.kind,
    subject: subject.id,
    purpose,
  })
}

function listed(rows: readonly SuppressedAddress[], none: string): string {
  if (rows.length === 0) return none
  return table(
    ['id', 'since', 'channel', 'reason', 'code', 'for', 'owner', 'letter'],
    rows.map((row) => {
      const { id, since, channel, reason, code, forAll, owner, reference } = shown(row)
      return [
        id,
        shortTime(since),
        channel,
        reason,
        code ?? '',
        forAll ? 'all' : 'owner',
        owner ?? '–',
        reference ?? '–',
      ]
    }),
  )
}

const shown = ({ id, entityName, message, entity: _owner, ...row }: SuppressedAddress) => ({
  id: showId('suppressedAddress', id),
  ...row,
  owner: entityName?.nl ?? entityName?.fr ?? entityName?.de ?? entityName?.en,
  ...(message !== null && { message: showId('message', message) }),
})
