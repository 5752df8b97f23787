import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { proofFile } from '../../archive/ledger/proof-file.ts'
import { readOpenings } from '../../archive/ledger/record-opening.ts'
import { readArchivedDocument } from '../../archive/read/read-document.ts'
import { headFiles, jsonText, lastCheckpoint, recordFileOf } from '../../archive/verify/export-archive.ts'
import { documentFile, recordPath } from '../../archive/verify/export-layout.ts'
import { Refusal } from '../../core/fault.ts'
import { showId } from '../../core/words/id.ts'
import type * as contract from '../contract/archive.ts'
import { contentDisposition } from '../http/content-disposition.ts'
import type { Reply } from '../http/reply.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import { faultOf } from '../server/fault-of.ts'
import type { CallOf } from '../server/route.ts'
import { findRecord, note } from './record-handlers.ts'
import { drawStatement, factsOf } from './statement-handler.ts'

/**
 * `GET /v1/archive/records/{id}/package`: an export of one record, with its statement. Documents are read one after the other while the
 * ZIP is written.
 */
export async function getRecordPackage(call: CallOf<typeof contract.getRecordPackage>, deps: ApiDeps): Promise<Reply> {
  const record = await findRecord(call, call.path.id, deps)
  const { id, entity, language } = record
  await note(call, 'export-record', record, deps)
  const { hub } = deps.archive.database
  const checkpoint = await lastCheckpoint(hub)
  const [opening] = await readOpenings(hub, [id])
  if (opening === undefined) throw new Refusal('UP-1404', 'There is no such record.')
  const facts = await factsOf(call, id, deps)
  const { proof } = facts
  if (proof === 'pending')
    throw new Refusal('UP-1503', 'The record is not in the log yet; try again in a second.', [], { retryAfter: 1 })
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  // The status is sent by then: a ZIP that ends too early is all that the caller can notice.
  zip.on('error', (error: Error) => {
    deps.log.error({ requestId: call.requestId, fault: faultOf(error) }, 'a package of a record was cut off')
    output.destroy(error)
  })
  const options = { mtime: call.now }
  const add = (path: string, content: string | Buffer): void => zip.addBuffer(Buffer.from(content), path, options)
  for (const [path, text] of headFiles(checkpoint, { records: [id] }, call.now)) add(path, text)
  add(recordPath(id, 'record.json'), jsonText(await recordFileOf(hub, opening, checkpoint.size, true)))
  add(recordPath(id, 'proof.json'), jsonText(proofFile(proof)))
  add(recordPath(id, 'statement.pdf'), await drawStatement(facts, call.query.language ?? language, deps))
  for (const { n, name } of opening.documents)
    zip.addReadStreamLazy(recordPath(id, documentFile(n, name)), options, (give) => {
      readArchivedDocument(deps.archive, { entity }, id, n).then(
        (read) =>
          read === undefined
            ? give(new Error('An archived document is missing'), Readable.from([]))
            : give(null, Readable.from([read.bytes])),
        (error: unknown) => give(error, Readable.from([])),
      )
    })
  zip.end()
  return {
    status: 200,
    stream: output,
    mediaType: 'application/zip',
    headers: { 'Content-Disposition': contentDisposition('attachment', `${showId('record', id)}.zip`) },
  }
}
