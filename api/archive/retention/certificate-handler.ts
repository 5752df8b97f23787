import { parseCertificate, readCertificateBytes } from '../../../archive/retention/issue-certificate.ts'
import { Refusal } from '../../../core/fault.ts'
import type * as contract from '../../contract/retention/disposals.ts'
import type { Reply } from '../../http/reply.ts'
import type { ApiDeps } from '../../server/api-deps.ts'
import type { CallOf } from '../../server/route.ts'
import { certificateLetter } from './certificate-letter.ts'
import { disposalNamed } from './disposal-handlers.ts'

/** `GET /v1/archive/disposals/{id}/certificate`: the signed file as it was stored, or a PDF/A that shows it. */
export async function getCertificate(
  call: CallOf<typeof contract.getDisposalCertificate>,
  deps: ApiDeps,
): Promise<Reply> {
  const { id, entity } = await disposalNamed(call, deps)
  const signed = await deps.database.asEntity(entity, (tx) => readCertificateBytes(tx, entity, id))
  if (signed === undefined)
    throw new Refusal(
      'UP-5008',
      'The certificate is made when the destruction has ended and the ledger has recorded it.',
    )
  const attached = (ending: string): Record<string, string> => ({
    'Content-Disposition': `attachment; filename="${call.path.id}.${ending}"`,
  })
  if (call.query.format === 'json')
    return { status: 200, bytes: signed, mediaType: 'application/json', headers: attached('json') }
  const { bytes } = await deps.offices.draw(certificateLetter(parseCertificate(signed), id))
  return { status: 200, bytes, mediaType: 'application/pdf', headers: attached('pdf') }
}
