import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { readRequestFile } from '../../reach/read-request-file.ts'
import { refusalLines } from '../../show/refusal.ts'
import { routePreviewLines, type ShownPreview } from '../../show/route-preview.ts'

/** `uitpost messages preview FILE` */
export function previewCommand({ terminal, settings }: CommandContext): Command {
  return new Command('preview')
    .description('what would become of a letter: route, price and documents; nothing is sent')
    .argument('<file>', 'a message as JSON, as POST /v1/messages takes it; - reads standard input')
    .option('--letter <file>', 'write the letter, marked as a preview, to a PDF file')
    .option('--json', 'print the answer of the API')
    .addHelpText(
      'after',
      `
Asks the hub of UITPOST_URL with UITPOST_API_KEY; without them, the trial of DATA_DIR.

Examples:
  $ uitpost messages preview letter.json
  $ uitpost messages preview letter.json --letter letter.pdf`,
    )
    .action(async (file: string, { letter, json }: { letter?: string; json?: true }) => {
      const request = await readRequestFile(file)
      const api = await openHubApi(settings())
      const answer = await api.post('/v1/route-previews', request)
      if (!answer.ok) throw new CommandFailed(refusalLines(answer).join('\n'))
      // The shape comes from the hub's own contract.
      const preview = answer.body as unknown as ShownPreview
      if (letter !== undefined) {
        const drawn = preview.documents.find(({ kind }) => kind === 'letter')
        if (drawn === undefined) throw new CommandFailed('The letter could not be drawn; see the warnings.')
        const bytes = await api.fetch(drawn.href)
        if (!Buffer.isBuffer(bytes)) throw new CommandFailed(refusalLines(bytes).join('\n'))
        await writeFile(letter, bytes)
      }
      terminal.out(json ? JSON.stringify(answer.body, undefined, 2) : routePreviewLines(preview).join('\n'))
    })
}
