import { createHash } from 'node:crypto'
import { buildPackage, packageFiles } from '../../../archive/transfer/package/build-package.ts'
import type { PackageFacts, PackageFile, PackedLetter } from '../../../archive/transfer/package/package-facts.ts'
import { newId } from '../../../core/words/id.ts'
import { once, type ZipEntry, zipOf } from '../../../core/zip/zip-of.ts'
import { letterOf } from '../../../dispatcher/transfer/packed-letters.ts'
import { factsOf, historyNames } from '../../dispatcher/statements/histories.ts'

export const packageFacts: PackageFacts = {
  id: 'trf_01kb0000000000000000000000-000001',
  entity: { code: 'OVO000901', name: { nl: 'Agentschap Voorbeeldbelastingen' } },
  series: { key: 'bezwaarschriften', name: { nl: 'Bezwaarschriften' }, legalGround: 'Selectieregel 114' },
  dossier: 'LH-2026-77',
  openedOn: '2026-11-02',
  closedOn: '2026-11-20',
  madeAt: new Date('2026-11-30T09:15:00Z'),
  version: '0.1.0',
}

const statement = Buffer.from('%PDF-1.7 statement')

/** A letter with one of the histories, in which documents have bytes. */
export function letterWith(
  history: string,
  change: { readonly names?: readonly string[]; readonly record?: Partial<PackedLetter['record']> } = {},
): PackedLetter {
  const letter = letterOf(factsOf(history), statement, async () => Buffer.alloc(0))
  const names = change.names ?? letter.documents.map(({ name }) => name)
  const [first] = letter.documents
  if (first === undefined) throw new Error('The history has no document')
  return {
    ...letter,
    record: { ...letter.record, ...change.record },
    documents: names.map((name, at) => {
      const bytes = Buffer.from(`%PDF-1.7 ${name} ${at}`)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      return {
        ...(letter.documents[at] ?? { ...first, kind: 'attachment' as const }),
        n: at + 1,
        name,
        size: bytes.length,
        sha256,
        read: async () => bytes,
      }
    }),
  }
}

async function* each(letters: readonly PackedLetter[]): AsyncGenerator<PackedLetter> {
  yield* letters
}

const another = (): Partial<PackedLetter['record']> => ({ id: newId('record', new Date('2026-11-02T08:30:00Z')) })

/** Packages that a validator has to accept, with names, words and histories that a simple writer would get wrong. */
const kinds: Readonly<
  Record<string, { readonly facts?: Partial<PackageFacts>; readonly letters: readonly PackedLetter[] }>
> = {
  'one-letter': { letters: [letterWith('inbox-read', { names: ['brief.pdf'] })] },
  attachments: { letters: [letterWith('registered', { names: ['brief.pdf', 'plan.pdf', 'plan.pdf', 'foto.jpeg'] })] },
  'many-letters': {
    letters: Array.from({ length: 200 }, () => letterWith('inbox-read', { record: another() })),
  },
  'odd-names': {
    facts: {
      dossier: '2026/77 + 5% <b>&co',
      series: { key: 'é & <ü>', name: { nl: 'Één & <twee>' }, legalGround: '“§ 5”' },
    },
    letters: [
      letterWith('inbox-read', {
        names: [
          'brief é+ü%20&<x>.pdf',
          '../../weg.pdf',
          '.verborgen',
          'één\u0007.pdf',
          '文書',
          `${'lang'.repeat(60)}.pdf`,
        ],
        record: { subject: 'Betreft: <b>& “één” %2F', recipientName: 'Zoë Müller-Ångström' },
      }),
    ],
  },
  empty: {
    facts: { dossier: undefined, openedOn: '2026-11-02', closedOn: '2026-11-02' },
    letters: [letterWith('inbox-read', { record: { subject: '', recipientName: '', dossier: null } })],
  },
  languages: {
    letters: (['nl', 'fr', 'de', 'en'] as const).map((language) =>
      letterWith('ebox', { record: { ...another(), language } }),
    ),
  },
  // A letter is packed once the ledger has numbered it.
  ...Object.fromEntries(
    historyNames
      .filter((name) => factsOf(name).proof !== 'pending')
      .map((name) => [`history-${name}`, { letters: [letterWith(name)] }]),
  ),
}

/** Each package as ZIP, named by its kind. With `spoiled`: the first one, in which one byte of a letter was changed afterwards. */
export async function oddPackages({
  spoiled = false,
} = {}): Promise<readonly { readonly name: string; readonly bytes: Buffer }[]> {
  const made: { name: string; bytes: Buffer }[] = []
  for (const [name, { facts, letters }] of Object.entries(kinds)) {
    const whole = { ...packageFacts, ...facts }
    const zip = spoiled ? zipOf(spoil(packageFiles(whole, each(letters)))) : buildPackage(whole, each(letters))
    made.push({ name, bytes: await joined(zip) })
    if (spoiled) break
  }
  return made
}

async function* spoil(files: AsyncIterable<PackageFile>): AsyncGenerator<ZipEntry> {
  for await (const { path, bytes } of files)
    yield { path, bytes: once(path.endsWith('1-brief.pdf') ? Buffer.from(bytes).fill('x', 0, 1) : bytes) }
}

export async function joined(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of bytes) parts.push(part)
  return Buffer.concat(parts)
}
