import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { readInvoice } from '../../../channels/peppol/invoice/read-invoice.ts'
import { writeUbl } from '../../../channels/peppol/invoice/write-ubl.ts'
import type { Buyer } from '../../../channels/peppol/invoice/party.ts'
import { readTemplateFolders } from '../../../seeds/read-template-folder.ts'
import { anyInvoice, buyer, ordinary, seller, withSums } from '../../channels/peppol/invoice-data.ts'

const { address: _, ...withoutAddress } = buyer
const abroad: Buyer = { ...buyer, address: { lines: ['Rue & Fils 1', 'Bât. 2', '59000 Lille', 'Nord'], country: 'FR' } }
const buyers: readonly Buyer[] = [buyer, withoutAddress, abroad]
const letter = { name: 'brief <1>.pdf', pdf: Buffer.from('%PDF-1.7') }

/**
 * Writes documents for the public validator into a folder: the samples of the seeded templates, and as many as the second argument
 * says (60) that were made at random of what intake accepts. The third is the seed of a former run.
 */
async function writeInvoices(folder: string, count: number, seed: number): Promise<void> {
  await mkdir(folder, { recursive: true })
  const samples = (await readTemplateFolders())
    .filter(({ source }) => source.channels?.includes('peppol') === true)
    .flatMap(({ key, source }) => source.samples.map(({ name, data }) => [`${key}-${name}`, data['invoice']] as const))
  const random = fc.sample(anyInvoice, { numRuns: count, seed }).map((data, n) => [`random-${n}`, data] as const)
  for (const [place, [name, data]] of [...samples, ...random].entries()) {
    const read = readInvoice({ invoice: data })
    if (read.kind === 'flaws') throw new Error(`${name}: ${JSON.stringify(read.flaws)}`)
    const to = buyers[place % buyers.length] ?? buyer
    const xml = writeUbl({
      invoice: read.invoice,
      seller,
      buyer: to,
      reference: 'U7K42MQX9PAB',
      ...(place % 2 === 0 && { letter }),
    })
    await writeFile(join(folder, `${name}.xml`), xml)
  }
  console.log(`${samples.length} samples and ${count} random documents written, seed ${seed}`)
}

/** A document with a wrong sum, which the validator must refuse: a check that cannot fail proves nothing. */
async function writeWrong(file: string): Promise<void> {
  const read = readInvoice({ invoice: withSums(ordinary.lines) })
  if (read.kind === 'flaws') throw new Error('The ordinary invoice has flaws')
  const xml = writeUbl({ invoice: { ...read.invoice, vat: read.invoice.vat + 1n }, seller, buyer, reference: 'x' })
  await writeFile(file, xml)
}

const [folder = '', count = '60', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2)
await writeInvoices(join(folder, 'right'), Number(count), Number(seed))
await writeWrong(join(folder, 'wrong.xml'))
