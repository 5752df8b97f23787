import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Command, Option } from 'commander'
import { countLettersDated, firstLetterDate } from '../../../archive/read/letter-dates.ts'
import { readSettings, type Settings } from '../../../core/config.ts'
import { newSigningKey, type Signer, verifySignature } from '../../../core/crypto/signer.ts'
import { codeOf } from '../../../core/error-code.ts'
import {
  type Days,
  daysWithoutKey,
  type RetiredLetterKey,
  showRetiredLetterKeys,
} from '../../../core/retired-letter-keys.ts'
import { isWithin, readCheckQrText } from '../../../core/words/check-qr-text.ts'
import { brusselsDay } from '../../../core/words/days/brussels-day.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { withHubDatabase } from '../../reach/hub-database.ts'
import { installationKeys } from '../../reach/installation-keys.ts'
import { table } from '../../show/table.ts'

/** `uitpost letter-key rotate|check` */
export function letterKeyCommand(context: CommandContext): Command {
  return new Command('letter-key')
    .description('the key that signs the QR codes of letters')
    .addCommand(rotateCommand(context))
    .addCommand(checkCommand(context))
}

function rotateCommand({ terminal, settings, clock, exitWith }: CommandContext): Command {
  return new Command('rotate')
    .description('make a new key, and print the settings with which the letters of the present key stay recognised')
    .requiredOption('--out <file>', 'where to write the new private key; the file may not exist')
    .option(
      '--last-day <day>',
      'the last day on which a process may run with the present key (default: today)',
      readDay,
    )
    .addHelpText(
      'after',
      '\nNothing changes before you set what is printed and start every process again. The same key signs the checkpoints of the\n' +
        'archive: tell those who watch the log first (docs/proofs.md). The present key ends with the first process\n' +
        'that has the new one.\n\nExample:\n' +
        '  $ uitpost letter-key rotate --out /run/secrets/signing-key-2027.pem',
    )
    .action(async ({ out, lastDay }: { out: string; lastDay?: string }) => {
      const of = settings()
      const { signer } = await installationKeys(of)
      const today = brusselsDay(clock.now())
      const until = lastDay ?? today
      if (until < today)
        throw new CommandFailed(
          `${until} is past: letters of today have the present key.`,
          'Give today or a later day.',
          2,
        )
      const earlier = of.RETIRED_LETTER_KEYS ?? []
      if (earlier.some(({ publicKey }) => signer.publicKey.equals(publicKey)))
        throw new CommandFailed(
          'The present SIGNING_KEY is among RETIRED_LETTER_KEYS already.',
          'Set the new SIGNING_KEY that was made before, or take the present key out of RETIRED_LETTER_KEYS.',
        )
      const { from, gaps } = await withHubDatabase(of, (database) =>
        database.asHub(async (tx) => {
          const first = (await firstLetterDate(tx)) ?? today
          const count = (days: Days) => countLettersDated(tx, days.from, days.until)
          return { from: first, gaps: await unrecognised(first, earlier, count) }
        }),
      )
      const retired = [...earlier, { from, until, publicKey: signer.publicKey }]
      const setting = showRetiredLetterKeys(retired)
      assertRecognised(setting, { from, until }, signer)
      const file = resolve(out)
      await writeNewKey(file)
      terminal.tell(`The new private key is in ${file}; only you can read it: give it to the account of the hub.`)
      terminal.tell(
        `Set these for every process, remove SIGNING_KEY, and start all of them before the end of ${until}:`,
      )
      terminal.out(`SIGNING_KEY_FILE=${file}\nRETIRED_LETTER_KEYS=${setting}`)
      for (const { days, letters } of gaps)
        terminal.tell(
          `Letters dated ${days.from} to ${days.until}, which no earlier key has in its period: ${letters}. If one signed them, widen its period.`,
        )
      if (gaps.length > 0) exitWith(3)
    })
}

/** Days up to the end of the earlier keys that are in the period of none of them, where there are letters of such days. */
async function unrecognised(
  first: string,
  earlier: readonly RetiredLetterKey[],
  count: (days: Days) => Promise<number>,
): Promise<readonly { readonly days: Days; readonly letters: number }[]> {
  const last = earlier
    .map(({ until }) => until)
    .toSorted()
    .at(-1)
  if (last === undefined) return []
  const found = []
  for (const days of daysWithoutKey({ from: first, until: last }, earlier))
    found.push({ days, letters: await count(days) })
  return found.filter(({ letters }) => letters > 0)
}

/** Reads the setting back as a process does, and verifies a signature of the present key on the first and the last day with it. */
function assertRecognised(setting: string, days: Days, signer: Signer): void {
  const keys = readSettings({ RETIRED_LETTER_KEYS: setting }).RETIRED_LETTER_KEYS ?? []
  const signed = Buffer.from('letter-key')
  const signature = signer.sign(signed)
  for (const day of [days.from, days.until])
    if (!keys.some((key) => isWithin(day, key) && verifySignature(key.publicKey, signed, signature)))
      throw new CommandFailed(`A letter of ${day} would not be recognised with the new settings.`)
}

async function writeNewKey(file: string): Promise<void> {
  try {
    await writeFile(file, newSigningKey(), { mode: 0o600, flag: 'wx', flush: true })
  } catch (error) {
    const repair =
      codeOf(error) === 'EEXIST' ? 'It exists: a key is never overwritten.' : `The system says ${codeOf(error)}.`
    throw new CommandFailed(`${file} cannot be written.`, repair)
  }
}

function checkCommand({ terminal, settings, exitWith }: CommandContext): Command {
  return new Command('check')
    .description(
      'which keys these settings recognise; with the text of a QR code, which of them signed it; exit code 1 when none did',
    )
    .addOption(new Option('--qr <text>', 'the text of the QR code of a letter, as a scanner shows it'))
    .addHelpText('after', "\nExample:\n  $ uitpost letter-key check --qr 'https://post.example/check#2/OVO000901/…'")
    .action(async ({ qr }: { qr?: string }) => {
      const of = settings()
      const { signer } = await installationKeys(of)
      const keys = keysOf(of, signer.publicKey)
      if (qr === undefined)
        return terminal.out(
          table(
            ['key', 'letters from', 'until'],
            keys.map(({ publicKey, from, until }) => [nameOf(publicKey), from ?? '–', until ?? 'now']),
          ),
        )
      const read = readCheckQrText(qr)
      if (read === undefined) throw new CommandFailed('This is not the text of the QR code of a letter.', undefined, 2)
      const signedBy = keys.filter(({ publicKey }) => verifySignature(publicKey, read.signed, read.signature))
      const { sender, date, kind } = read.facts
      const recognised = signedBy.find((key) => isWithin(date, key))
      if (recognised !== undefined)
        return terminal.out(
          `Recognised: ${kind} of ${sender}, dated ${date}, signed by ${nameOf(recognised.publicKey)}.`,
        )
      exitWith(1)
      const [key] = signedBy
      terminal.out(
        key === undefined
          ? 'Not recognised: none of these keys signed it.'
          : `Not recognised: ${nameOf(key.publicKey)} signed it, but its period ${key.from} to ${key.until} does not hold ${date}.`,
      )
    })
}

interface KnownKey {
  readonly publicKey: Uint8Array
  readonly from?: string | undefined
  readonly until?: string | undefined
}

/** As the API has them: the present key, then those that were retired. */
function keysOf({ RETIRED_LETTER_KEYS = [] }: Settings, present: Uint8Array): readonly KnownKey[] {
  return [{ publicKey: present }, ...RETIRED_LETTER_KEYS]
}

const nameOf = (publicKey: Uint8Array): string => Buffer.from(publicKey).toString('base64url')

function readDay(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))) return text
  throw new CommandFailed(`${text} is not a day.`, 'Give it as 2026-12-31.', 2)
}
