import { rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Command } from 'commander'
import { makeDkimKey, selectorForm } from '../../channels/email/adapter/dkim-keys.ts'
import { codeOf } from '../../core/error-code.ts'
import type { CommandContext } from '../command-context.ts'
import { CommandFailed } from '../command-failed.ts'

/** `uitpost email dkim-key|dkim-sign` */
export function emailCommand(context: CommandContext): Command {
  return new Command('email')
    .description('keys that sign the mails')
    .addCommand(makeKey(context))
    .addCommand(signWithKey(context))
}

function makeKey({ terminal, settings }: CommandContext): Command {
  return new Command('dkim-key')
    .description('make a DKIM key and print its DNS record; mails are not signed with it yet')
    .requiredOption('--selector <name>', 'a name that was not used before, e.g. 2027a')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost email dkim-key --selector 2027a')
    .action(async ({ selector, json }: { selector: string; json?: true }) => {
      const { folder, domain } = placeOf(settings(), selector)
      const made = await makeDkimKey(folder, domain, selector).catch((error: unknown) => {
        if (codeOf(error) === 'EEXIST') throw new CommandFailed(`There is a key ${selector} already.`)
        throw error
      })
      if (json) return terminal.out(JSON.stringify({ ...made, domain, selector }))
      const value = made.record.strings.map((each) => `"${each}"`).join(' ')
      terminal.out(`Publish this record:\n\n${made.record.name}. 3600 IN TXT ${value}\n`)
      terminal.out(`Once it is in DNS: uitpost email dkim-sign --selector ${selector}`)
    })
}

function signWithKey({ terminal, settings }: CommandContext): Command {
  return new Command('dkim-sign')
    .description('sign mails with a key whose record is published, beside the key before it')
    .requiredOption('--selector <name>', 'the selector of the key')
    .addHelpText('after', '\nExample:\n  $ uitpost email dkim-sign --selector 2027a')
    .action(async ({ selector }: { selector: string }) => {
      const { folder, domain } = placeOf(settings(), selector)
      const file = join(folder, domain, `${selector}.pem`)
      if (await exists(file)) return terminal.out(`The key ${selector} signs already.`)
      if (!(await exists(`${file}.new`)))
        throw new CommandFailed(
          `There is no key ${selector}. Make it with: uitpost email dkim-key --selector ${selector}`,
        )
      await rename(`${file}.new`, file)
      terminal.out(
        `Mails are signed with ${selector} within half a minute. Remove the file of the former key after a week.`,
      )
    })
}

function placeOf(
  { DKIM_FOLDER: folder, SMTP_FROM: from }: ReturnType<CommandContext['settings']>,
  selector: string,
): { readonly folder: string; readonly domain: string } {
  if (folder === undefined) throw new CommandFailed('Set DKIM_FOLDER: the folder that holds the keys.')
  if (!selectorForm.test(selector)) throw new CommandFailed('A selector has letters, digits, points and hyphens.')
  return { folder, domain: from.slice(from.lastIndexOf('@') + 1).toLowerCase() }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}
