import { rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Command } from 'commander'
import { listDkimKeys, makeDkimKey, selectorForm } from '../../channels/email/adapter/dkim-keys.ts'
import { codeOf } from '../../core/error-code.ts'
import type { CommandContext } from '../command-context.ts'
import { CommandFailed } from '../command-failed.ts'
import { shortTime, table } from '../show/table.ts'

/** `uitpost email dkim-key|dkim-sign|dkim-list` */
export function emailCommand(context: CommandContext): Command {
  return new Command('email')
    .description('keys that sign the mails')
    .addCommand(makeKey(context))
    .addCommand(signWithKey(context))
    .addCommand(listKeys(context))
}

const domainOption = ['--domain <name>', 'the sender domain; that of SMTP_FROM where it is not given'] as const

function makeKey({ terminal, settings }: CommandContext): Command {
  return new Command('dkim-key')
    .description('make a DKIM key and print its DNS record; mails are not signed with it yet')
    .requiredOption('--selector <name>', 'a name that was not used before, e.g. 2027a')
    .option(...domainOption)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost email dkim-key --selector 2027a')
    .action(async ({ selector, json, ...at }: { selector: string; domain?: string; json?: true }) => {
      const { folder, domain } = placeOf(settings(), selector, at.domain)
      const made = await makeDkimKey(folder, domain, selector).catch((error: unknown) => {
        if (codeOf(error) === 'EEXIST') throw new CommandFailed(`There is a key ${selector} already.`)
        throw error
      })
      if (json) return terminal.out(JSON.stringify({ ...made, domain, selector }))
      const value = made.record.strings.map((each) => `"${each}"`).join(' ')
      terminal.out(`Publish this record:\n\n${made.record.name}. 3600 IN TXT ${value}\n`)
      terminal.out(`Once it is in DNS: uitpost email dkim-sign --domain ${domain} --selector ${selector}`)
    })
}

function signWithKey({ terminal, settings }: CommandContext): Command {
  return new Command('dkim-sign')
    .description('sign mails with a key whose record is published, beside the key before it')
    .requiredOption('--selector <name>', 'the selector of the key')
    .option(...domainOption)
    .addHelpText('after', '\nExample:\n  $ uitpost email dkim-sign --selector 2027a')
    .action(async ({ selector, ...at }: { selector: string; domain?: string }) => {
      const { folder, domain } = placeOf(settings(), selector, at.domain)
      const file = join(folder, domain, `${selector}.pem`)
      if (await exists(file)) return terminal.out(`The key ${selector} signs already.`)
      if (!(await exists(`${file}.new`)))
        throw new CommandFailed(
          `There is no key ${selector}. Make it with: uitpost email dkim-key --domain ${domain} --selector ${selector}`,
        )
      await rename(`${file}.new`, file)
      terminal.out(
        `Mails are signed with ${selector} within half a minute. Remove the file of the former key after a week.`,
      )
    })
}

function listKeys({ terminal, settings }: CommandContext): Command {
  return new Command('dkim-list')
    .description('the DKIM keys of every sender domain, and which of them sign')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost email dkim-list')
    .action(async ({ json }: { json?: true }) => {
      const keys = await listDkimKeys(folderOf(settings()))
      if (json) return terminal.out(JSON.stringify(keys))
      if (keys.length === 0) return terminal.out('There is no key. Make one with: uitpost email dkim-key')
      terminal.out(
        table(
          ['domain', 'selector', 'state', 'made'],
          keys.map(({ domain, selector, state, madeAt }) => [domain, selector, stateWords[state], shortTime(madeAt)]),
        ),
      )
    })
}

const stateWords = { next: 'to be published', signs: 'signs', former: 'signs no more' } as const

function folderOf({ DKIM_FOLDER: folder }: ReturnType<CommandContext['settings']>): string {
  if (folder === undefined) throw new CommandFailed('Set DKIM_FOLDER: the folder that holds the keys.')
  return folder
}

function placeOf(
  settings: ReturnType<CommandContext['settings']>,
  selector: string,
  given: string | undefined,
): { readonly folder: string; readonly domain: string } {
  const folder = folderOf(settings)
  const { SMTP_FROM: from } = settings
  if (!selectorForm.test(selector)) throw new CommandFailed('A selector has letters, digits, points and hyphens.')
  const domain = (given ?? from.slice(from.lastIndexOf('@') + 1)).toLowerCase()
  // The name is that of a folder, too.
  if (!/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z0-9-]+$/.test(domain))
    throw new CommandFailed('A domain is a name such as example.org, in its ASCII form (xn--…).')
  return { folder, domain }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}
