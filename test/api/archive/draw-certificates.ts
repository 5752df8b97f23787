import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { certificateLetter } from '../../../api/archive/retention/certificate-letter.ts'
import type { Certificate } from '../../../archive/retention/certificate.ts'
import { parseCertificate } from '../../../archive/retention/issue-certificate.ts'
import { signFile } from '../../../archive/retention/signed-file.ts'
import { createSigner, newSigningKey } from '../../../core/crypto/signer.ts'
import { OfficeWriter } from '../../../templates/render/office-letter.ts'

const disposal = 'dsp_01kb4m8x2wf3tr5nq7v9y0aabc'
const usual: Certificate = {
  type: 'uitpost-destruction-certificate',
  version: 1,
  disposal,
  entity: 'ent_01kb4m8x2wf3tr5nq7v9y0aabd',
  entityName: { nl: 'Agentschap Belastingen', fr: 'Agence des impôts' },
  series: 'parkeervergunningen',
  seriesName: { nl: 'Parkeervergunningen' },
  ruleVersion: 2,
  rule: { destination: 'destroy', periodMonths: 60, starts: 'sent', legalGround: 'Selectieregel 114' },
  until: '2033-01-10',
  destroyed: {
    records: 1_204,
    bytes: 18_200_300,
    years: [
      { year: 2026, records: 1_000 },
      { year: 2027, records: 204 },
    ],
    sha256OfIds: 'a3'.repeat(32),
    from: '2033-01-10T22:58:00.000Z',
    to: '2033-01-10T23:12:00.000Z',
  },
  excluded: {},
  proposed: { by: 'Anna Archivaris', at: '2033-01-08T09:00:00.000Z' },
  approved: { by: 'Bert Beheerder', at: '2033-01-09T09:00:00.000Z' },
  backupsUntil: '2033-02-14',
  ledger: { origin: 'uitpost.example.be/ledger', leaves: [[4_711, 5_914]] },
}

/** Certificates with every part that one can have. */
const certificates: Readonly<Record<string, Certificate>> = {
  usual,
  nothing: {
    ...usual,
    destroyed: { ...usual.destroyed, records: 0, bytes: 0, years: [] },
    excluded: { held: 3 },
    ledger: { ...usual.ledger, leaves: [] },
  },
  sample: {
    ...usual,
    rule: { ...usual.rule, destination: 'sample', samplePerThousand: 25 } as Certificate['rule'],
    sample: { records: 31, perThousand: 25, seed: '9f'.repeat(16), method: 'Of n records the lowest stay.' },
    excluded: { held: 3, 'under-way': 1, 'open-case': 2, 'term-runs': 4 },
    stopped: { by: 'Bert Beheerder', remaining: 7 },
  },
  long: {
    ...usual,
    entityName: { nl: 'Agentschap voor de Ontwikkeling van Grensoverschrijdende Onroerenderfgoedvergunningen' },
    rule: { ...usual.rule, legalGround: `Selectieregel 114, ${'bijzondere bewaartermijnen, '.repeat(12)}bijlage 3` },
    proposed: { ...usual.proposed, comment: 'Na overleg met de archiefdienst. '.repeat(20) },
    approved: { ...usual.approved, note: '“Akkoord” – œuvre, ß, Ł, ğ' },
    ledger: {
      ...usual.ledger,
      leaves: Array.from({ length: 120 }, (_, i) => [i * 900, i * 900 + 499] as const),
    },
  },
}

/** Draws each certificate into one folder, to validate and to read: `draw-certificates.ts FOLDER`. */
async function drawCertificates(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  const offices = new OfficeWriter()
  const signer = createSigner(newSigningKey())
  for (const [name, content] of Object.entries(certificates)) {
    const { bytes } = await offices.draw(certificateLetter(parseCertificate(signFile(content, signer)), disposal))
    await writeFile(join(folder, `certificate-${name}.pdf`), bytes)
  }
}

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Name a folder')
await drawCertificates(folder)
