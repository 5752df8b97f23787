import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../../core/package-root.ts'
import { verifierFile, verifierName } from '../../verifier/verifier-file.ts'

/** A file that is the same in every package. */
export interface FixedFile {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array
}

const readme = `Dit pakket is een indieningspakket (SIP) volgens E-ARK CSIP en SIP 2.2.0, gemaakt door Uitpost.

Elke map onder "representations" is één verzonden brief. De map draagt het nummer van het stuk.
  data/           de brief, de bijlagen en de andere documenten, zoals ze verzonden of ontvangen werden
  documentation/  statement.pdf: verklaring van verzending; proof.json: bewijs uit het register
  metadata/       Dublin Core en PREMIS 3.0

Controleer een brief zonder de software die hem verzond, met Node 20 of nieuwer:
  node documentation/uitpost-verify.mjs representations/<nummer>/documentation/proof.json representations/<nummer>/data/<bestand> --key SLEUTEL
Vraag de sleutel aan wie Uitpost beheert, langs een andere weg dan dit pakket.

This package is a submission information package (SIP) by E-ARK CSIP and SIP 2.2.0, made by Uitpost.

Each folder below "representations" is one letter that was sent; its name is the number of the record.
  data/           the letter, its attachments and its other documents, as they were sent or received
  documentation/  statement.pdf: statement of sending; proof.json: proof from the ledger
  metadata/       Dublin Core and PREMIS 3.0

The command above checks a letter without the software that sent it (Node 20 or newer). Get the key from who runs Uitpost, by another
way than this package.
`

let fixed: { readonly documentation: readonly FixedFile[]; readonly schemas: readonly FixedFile[] } | undefined

/** The documentation and the schemas of a package, read once. */
export function fixedFiles(): NonNullable<typeof fixed> {
  fixed ??= {
    documentation: [
      { name: 'README.txt', mediaType: 'text/plain', bytes: Buffer.from(readme) },
      { name: verifierName, mediaType: 'text/javascript', bytes: Buffer.from(verifierFile()) },
    ],
    schemas: schemas(),
  }
  return fixed
}

function schemas(): FixedFile[] {
  const folder = join(packageRoot, 'archive/transfer/schemas')
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, mediaType: 'application/xml', bytes: readFileSync(join(folder, name)) }))
}
