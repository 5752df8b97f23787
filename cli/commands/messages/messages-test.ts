import { Command } from 'commander'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { readRequestFile } from '../../reach/read-request-file.ts'
import { refusalLines } from '../../show/refusal.ts'

interface ShownTest {
  readonly id: string
  readonly status: 'waiting' | 'sent' | 'failed'
  readonly to?: string
  readonly reason?: string
}
type HubApi = Awaited<ReturnType<typeof openHubApi>>

const lookEveryMs = 1_000
const looks = 30

/** `uitpost messages test FILE` */
export function testLetterCommand({ terminal, settings }: CommandContext): Command {
  return new Command('test')
    .description('send a letter as a test, by email, to a member or a guest; the recipient gets nothing')
    .argument('<file>', 'a message as JSON, as POST /v1/messages takes it; - reads standard input')
    .requiredOption('--to <address>', 'the email address of a member of the entity, or of a guest on its guest list')
    .option('--json', 'print the answer of the API')
    .addHelpText(
      'after',
      `
The letter goes as it would be sent, marked as a test on each page. Nothing is archived, counted or charged.

Examples:
  $ uitpost messages test letter.json --to ann@gemeente.example`,
    )
    .action(async (file: string, { to, json }: { to: string; json?: true }) => {
      const message = await readRequestFile(file)
      const api = await openHubApi(settings())
      const test = await sentTest(api, '/v1/test-letters', { message, to })
      terminal.out(json ? JSON.stringify(test, undefined, 2) : wordsOf(test))
    })
}

/** Asks for a test and waits until it left. @throws CommandFailed when it was refused, or could not be delivered */
export async function sentTest(api: HubApi, path: string, body: object): Promise<ShownTest> {
  const answer = await api.post(path, body)
  if (!answer.ok) throw new CommandFailed(refusalLines(answer).join('\n'))
  // The shape comes from the hub's own contract.
  let test = answer.body as unknown as ShownTest
  const { to } = test
  for (let look = 0; look < looks && test.status === 'waiting'; look++) {
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
    const again = await api.get(`/v1/test-letters/${test.id}`)
    if (again.ok) test = again.body as unknown as ShownTest
  }
  if (test.status === 'failed')
    throw new CommandFailed(`The test could not be delivered: ${test.reason ?? 'unknown'}. Nothing else was sent.`)
  return { ...test, ...(to !== undefined && { to }) }
}

export function wordsOf({ status, to = '' }: ShownTest): string {
  return status === 'sent'
    ? `The test left for ${to}.`
    : `The test for ${to} leaves as soon as the mail server answers.`
}
