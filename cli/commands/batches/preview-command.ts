import { writeFile } from 'node:fs/promises'
import { Command } from 'commander'
import type { RowPreview } from '../../../api/contract/batches/list-prices.ts'
import type { CommandContext } from '../../command-context.ts'
import { CommandFailed } from '../../command-failed.ts'
import { openHubApi } from '../../reach/hub-api.ts'
import { right } from '../../show/refusal.ts'
import { routePreviewLines } from '../../show/route-preview.ts'
import { pathOf } from './batch-path.ts'

/** `uitpost batches preview` */
export function previewRowCommand({ terminal, settings }: CommandContext): Command {
  return new Command('preview')
    .description('what would become of the letter of a row: route, price and the letter itself; nothing is sent')
    .argument('<id>', 'bat_…')
    .argument('<row>', 'the number of the row')
    .option('--pdf <file>', 'write the letter, marked as a preview, to a PDF file')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ uitpost batches preview bat_01kb… 17 --pdf row-17.pdf')
    .action(async (id: string, row: string, { pdf, json }: { pdf?: string; json?: true }) => {
      if (!/^[1-9]\d{0,5}$/.test(row)) throw new CommandFailed(`${row} is no number of a row.`, 'Count from 1.', 2)
      const api = await openHubApi(settings())
      const preview = right(await api.post(`${pathOf(id)}/rows/${row}/preview`, {})) as unknown as RowPreview
      if (pdf !== undefined) {
        const drawn = preview.documents.find(({ kind }) => kind === 'letter')
        if (drawn === undefined) throw new CommandFailed('The letter could not be drawn; see the warnings.')
        const bytes = await api.fetch(drawn.href)
        if (!Buffer.isBuffer(bytes)) return void right(bytes)
        // The letter holds a name and an address.
        await writeFile(pdf, bytes, { mode: 0o600 })
      }
      terminal.out(json ? JSON.stringify(preview, undefined, 2) : linesOf(preview).join('\n'))
    })
}

function linesOf(preview: RowPreview): string[] {
  const { row, status, gaps } = preview
  return [
    `Row ${row} is ${status}.`,
    ...gaps.map(({ column, pointer }) => `  ${column || pointer}: missing or wrong; the letter shows a made-up value.`),
    ...routePreviewLines(preview),
  ]
}
