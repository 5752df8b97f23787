import { Command } from 'commander'
import { addBarcodeRange, listBarcodeRanges } from '../../channels/print/store/registered/barcode-ranges.ts'
import { barcodeForms } from '../../channels/print/store/registered/barcodes.ts'
import { putRegistrarAccount, registeredProducts } from '../../channels/print/store/registered/registrar-accounts.ts'
import { recordAudit } from '../../core/audit/record-audit.ts'
import type { Database } from '../../core/db/database.ts'
import { findEntityByCode } from '../../core/tenants/entities.ts'
import type { CommandContext } from '../command-context.ts'
import { CommandFailed } from '../command-failed.ts'
import { withHubDatabase } from '../reach/hub-database.ts'
import { table } from '../show/table.ts'

/** `uitpost registered account|add-range|ranges` */
export function registeredCommand(context: CommandContext): Command {
  return new Command('registered')
    .description('accounts and barcode numbers at the postal operator of registered mail')
    .addCommand(accountCommand(context))
    .addCommand(addRangeCommand(context))
    .addCommand(rangesCommand(context))
}

interface AccountOptions {
  readonly account: string
  readonly subaccount?: string
  readonly router?: string
  readonly product: string
}

function accountCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('account')
    .description('set the account of an entity')
    .argument('<entity>', 'code of the entity, as OVO000001')
    .requiredOption('--account <id>', 'accountID')
    .option('--subaccount <id>', 'subaccountID: a department')
    .option('--router <id>', 'routerID: who sends for others')
    .option('--product <product>', registeredProducts.join(' or '), 'registeredmail')
    .addHelpText('after', '\nExample:\n  $ uitpost registered account OVO000001 --account 123456')
    .action(async (code: string, { account, subaccount, router, product: wanted }: AccountOptions) => {
      const product = registeredProducts.find((each) => each === wanted)
      if (product === undefined)
        throw new CommandFailed(`${wanted} is no product.`, `Use ${registeredProducts.join(' or ')}.`, 2)
      if ([account, subaccount, router].some((id) => id !== undefined && (id.length === 0 || id.length > 50)))
        throw new CommandFailed('An id has 1 to 50 characters.', undefined, 2)
      const now = clock.now()
      await withHubDatabase(settings(), async (database) => {
        const entity = await database.asHub((tx) => findEntityByCode(tx, code))
        if (entity === undefined) throw new CommandFailed(`There is no entity ${code}.`)
        const row = { entity: entity.id, account, subaccount: subaccount ?? null, router: router ?? null, product }
        await database.asHub((tx) => putRegistrarAccount(tx, row, now))
        await note(database, now, 'set-registrar-account', code)
      })
      terminal.out(`${code} announces ${product} under account ${account}`)
    })
}

interface RangeOptions {
  readonly account: string
  readonly form: string
  readonly prefix: string
  readonly first: string
  readonly last: string
}

function addRangeCommand({ terminal, settings, clock }: CommandContext): Command {
  return new Command('add-range')
    .description('add numbers that the operator gave to an account')
    .requiredOption('--account <id>', 'accountID')
    .requiredOption('--form <form>', barcodeForms.join(', '))
    .requiredOption('--prefix <text>', 'what comes before the number, as 010…, JJBEA… or RA')
    .requiredOption('--first <number>', 'the first number')
    .requiredOption('--last <number>', 'the last number')
    .addHelpText(
      'after',
      '\nExample:\n  $ uitpost registered add-range --account 123456 --form digits --prefix 0107 --first 1 --last 50000',
    )
    .action(async ({ account, form: wanted, prefix, first, last }: RangeOptions) => {
      const form = barcodeForms.find((each) => each === wanted)
      if (form === undefined) throw new CommandFailed(`${wanted} is no form.`, `Use ${barcodeForms.join(', ')}.`, 2)
      const range = { account, form, prefix, first: Number(first), last: Number(last) }
      const now = clock.now()
      await withHubDatabase(settings(), async (database) => {
        await database
          .asHub((tx) => addBarcodeRange(tx, range, now))
          .catch((error: unknown) => {
            throw error instanceof RangeError ? new CommandFailed(error.message, undefined, 2) : error
          })
        await note(database, now, 'add-barcode-range', account)
      })
      terminal.out(`${range.last - range.first + 1} numbers added for account ${account}`)
    })
}

function rangesCommand({ terminal, settings }: CommandContext): Command {
  return new Command('ranges')
    .description('the numbers of each account, and how many are left')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost registered ranges')
    .action(async ({ json }: { json?: true }) => {
      const ranges = await withHubDatabase(settings(), (database) => listBarcodeRanges(database.hub))
      if (json) return terminal.out(JSON.stringify(ranges))
      if (ranges.length === 0) return terminal.out('No numbers yet: the operator gives each barcode.')
      terminal.out(
        table(
          ['account', 'form', 'prefix', 'next', 'last', 'left'],
          ranges.map(({ account, form, prefix, next, last }) => [account, form, prefix, next, last, last - next + 1]),
        ),
      )
    })
}

async function note(database: Database, now: Date, action: string, subject: string): Promise<void> {
  await recordAudit(database, undefined, {
    at: now,
    actorKind: 'hub',
    actor: 'hub:command-line',
    action,
    subjectKind: 'registrar-account',
    subject,
  })
}
