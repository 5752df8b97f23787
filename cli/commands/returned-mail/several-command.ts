import { Command } from 'commander'
import { z } from 'zod'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { type HubApi, openHubApi } from '../../reach/hub-api.ts'
import { expectOk, patiently, read } from '../../templates/ask-hub.ts'
import { type AddressFlags, addressOfFlags, withAddressFlags } from './address-flags.ts'
import { finishCases } from './finish-cases.ts'

/** As many cases as the hub takes in one call. */
const perCall = 50

const letter = z.object({ newMessage: z.string().optional() })
const result = z.object({
  id: z.string(),
  outcome: z.enum(['done', 'unchanged', 'no-other-address', 'register-away', 'refused']),
  code: z.string().optional(),
  detail: z.string().optional(),
  letter: letter.optional(),
})
type Result = z.infer<typeof result>
const results = z.object({ items: z.array(result) })

/** `uitpost returned send-again`: to the address of the register, or one letter to the address of the options. */
export function sendAgainCommand(context: CommandContext): Command {
  const command = new Command('send-again')
    .description('send letters again on paper: to the address that the register gives, or one to a given address')
    .argument('<ids...>', 'ret_…')
  return withAddressFlags(command)
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Asks the hub of UITPOST_URL with UITPOST_API_KEY, a key of the entity of the letters that may send; without them, the trial
of DATA_DIR. Repeating the command sends nothing twice. Until a new letter is handed over, \`uitpost returned undo\` takes the
decision back.

Exit codes: 0 every letter is sent again, 3 some are, 1 none is.

Examples:
  $ uitpost returned send-again ret_01kb… ret_01kc…
  $ uitpost returned send-again ret_01kb… --street Nieuwstraat --house-number 7 --postal-code 2000 --municipality Antwerpen
  $ uitpost returned send-again ret_01kb… --line '12 Rue de la Paix' --line '75002 PARIS' --country FR`,
    )
    .action(async (given: string[], { json, ...flags }: AddressFlags & { json?: true }) => {
      const ids = [...new Set(given)]
      const address = addressOfFlags(flags)
      if (address !== undefined && ids.length > 1)
        throw new CommandFailed('An address is that of one letter.', 'Name one case, or leave the address out.', 2)
      const api = await openHubApi(context.settings())
      const found = address === undefined ? await decideAll(api, 'resend', ids) : await sendTo(api, ids, address)
      report(context, found, json === true, { done: 'sent again', undone: 'not sent again' })
    })
}

/** `uitpost returned undo` */
export function undoCommand(context: CommandContext): Command {
  return new Command('undo')
    .description('take decisions back; a letter that was sent again is cancelled while it was not handed over')
    .argument('<ids...>', 'ret_…')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      `
Asks the hub of UITPOST_URL with UITPOST_API_KEY, a key of the entity of the letters that may send; without them, the trial
of DATA_DIR.

Exit codes: 0 every case is open again, 3 some are, 1 none is.

Example:
  $ uitpost returned undo ret_01kb… ret_01kc…`,
    )
    .action(async (given: string[], { json }: { json?: true }) => {
      const api = await openHubApi(context.settings())
      const found = await decideAll(api, 'undo', [...new Set(given)])
      report(context, found, json === true, { done: 'open again', undone: 'not taken back' })
    })
}

async function decideAll(api: HubApi, decision: 'resend' | 'undo', ids: readonly string[]): Promise<Result[]> {
  const found: Result[] = []
  for (let first = 0; first < ids.length; first += perCall) {
    const letters = ids.slice(first, first + perCall)
    const answer = await patiently(() => api.post('/v1/returned-letters/decisions', { decision, letters }))
    found.push(...read(results, expectOk(answer)).items)
  }
  return found
}

async function sendTo(api: HubApi, ids: readonly string[], address: object): Promise<Result[]> {
  const [id = ''] = ids
  const answer = await patiently(() => api.post(`/v1/returned-letters/${encodeURIComponent(id)}/resend`, { address }))
  return [{ id, outcome: 'done', letter: read(letter, expectOk(answer)) }]
}

interface Words {
  readonly done: string
  readonly undone: string
}

function report({ terminal }: CommandContext, found: readonly Result[], json: boolean, words: Words): void {
  const rows = found.map(({ id, outcome, code, detail, letter: after }) => ({
    id,
    outcome,
    ...(after?.newMessage !== undefined && { newMessage: after.newMessage }),
    ...(code !== undefined && { code }),
    ...(detail !== undefined && { detail }),
  }))
  if (json) terminal.out(JSON.stringify(rows))
  else for (const each of found) terminal.out(`${each.id}: ${lineOf(each, words)}`)
  const done = found.filter(({ outcome }) => outcome === 'done' || outcome === 'unchanged').length
  finishCases(found.length, found.length - done, words.undone)
}

function lineOf({ outcome, detail, code, letter: after }: Result, { done }: Words): string {
  const as = after?.newMessage === undefined ? '' : ` as ${after.newMessage}`
  switch (outcome) {
    case 'done':
      return `${done}${as}`
    case 'unchanged':
      return `${done}${as}, as before`
    case 'no-other-address':
      return 'the register gives no other address; give it with --street and the other options'
    case 'register-away':
      return 'the address register does not answer; try again later, or give the address'
    case 'refused':
      return `${detail ?? 'refused'}${code === undefined ? '' : ` (${code})`}`
  }
}
