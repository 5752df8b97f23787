import { createHash } from 'node:crypto'
import { isPaper } from '../../channels/traits.ts'
import type { Fault } from '../../core/fault.ts'
import { pointerStep } from '../../core/json-pointer.ts'
import { channelsOf } from '../../core/words/documentendienst.ts'
import { showId } from '../../core/words/id.ts'
import { acceptUpload } from '../../templates/store/uploads/accept-upload.ts'
import { senderOf } from '../authentication/caller.ts'
import { type DocumentendienstMessage, isMain, type sendDocumentendienstMessage } from '../contract/documentendienst.ts'
import type { FormFile } from '../contract/operation.ts'
import { refusalOf } from '../documents/show-upload.ts'
import { refuseInput } from '../http/problem-document.ts'
import { json, type Reply } from '../http/reply.ts'
import { whileConnected } from '../http/while-connected.ts'
import type { ApiDeps } from '../server/api-deps.ts'
import type { CallOf } from '../server/route.ts'
import { findPrintProfile } from '../set-up/print-profile.ts'
import { checkDigest } from './check-digest.ts'
import { type KeptDocuments, requestOf } from './request-of.ts'

type PostCall = CallOf<typeof sendDocumentendienstMessage>
/** An attachment with its file. */
interface Part {
  readonly name: string
  readonly file: FormFile
  readonly isMain: boolean
}

/** `POST /messages`: when the answer is 201, the letter is durable. */
export async function postMessage(call: PostCall, deps: ApiDeps): Promise<Reply> {
  const { messageToPublish: message } = call.body
  const parts = partsOf(message, call.body.files)
  const documents = await whileConnected(call.request, (signal) => storeParts(call, deps, parts, signal))
  const sender = senderOf(call.caller)
  // The documents have new ids at each call: a repeated call is recognised by the files themselves.
  const asked = { message: call.rawBody, files: parts.map(({ name, file }) => [name, sha256(file.bytes)]) }
  const key = call.idempotencyKey ?? call.correlationId ?? ''
  const accepted = await deps.intake.submit(
    sender,
    requestOf(message, documents, call.correlationId ?? ''),
    { operation: 'message', key, asked },
    { by: call.caller.actor },
  )
  return json(201, { messageId: showId('message', accepted.id) })
}

/** The files in the order of the attachments. @throws Refusal UP-1001 when one lacks or differs from its digest. */
function partsOf({ attachments }: DocumentendienstMessage, files: PostCall['body']['files']): Part[] {
  const faults: Fault[] = []
  const parts = attachments.flatMap((attachment, place): Part[] => {
    const name = attachment.httpPartName
    const pointer = `/messageToPublish/attachments/${place}`
    // A part may have any name, that of a member of every object too.
    const file = Object.hasOwn(files, name) ? files[name] : undefined
    if (file === undefined) {
      const detail = 'No part of the form has this name; send the PDF as a file, with a file name.'
      faults.push({ in: 'body', pointer: `${pointer}/httpPartName`, code: 'UP-2305', detail })
      return []
    }
    const differs = checkDigest(attachment.digest, file.bytes)
    if (differs !== undefined)
      faults.push({ in: 'body', pointer: `${pointer}/digest`, code: 'UP-1001', detail: differs })
    return [{ name, isMain: isMain(attachment), file: { ...file, name: attachment.attachmentTitle ?? file.name } }]
  })
  if (new Set(parts.map(({ name }) => name)).size < parts.length) {
    const detail = 'Two attachments name the same part of the form.'
    faults.push({ in: 'body', pointer: '/messageToPublish/attachments', code: 'UP-1001', detail })
  }
  if (faults.length > 0) throw refuseInput(faults, true)
  return parts
}

/** Checks and stores each PDF in turn. @throws Refusal of the first that cannot be sent, with all its faults. */
async function storeParts(
  call: PostCall,
  deps: ApiDeps,
  parts: readonly Part[],
  signal: AbortSignal,
): Promise<KeptDocuments> {
  const sender = senderOf(call.caller)
  const { profile } = await findPrintProfile(deps.database, sender.entity)
  // What is never printed need not be printable: the client chooses one channel.
  const digitalOnly = !channelsOf[call.body.messageToPublish.deliveryChannel].some(isPaper)
  const attachments: string[] = []
  let letter: KeptDocuments['letter'] | undefined
  for (const { name, file, isMain: isLetter } of parts) {
    const purpose = isLetter ? 'letter' : 'attachment'
    const outcome = await acceptUpload(
      deps,
      { ...sender, ...file, purpose, profile, digitalOnly: isLetter && digitalOnly, pictures: false, signal },
      call.now,
    )
    if (outcome.kind === 'refused') throw refusalOf(outcome, `/${pointerStep(name)}`)
    const id = showId('document', outcome.document.id)
    if (isLetter) letter = { id, addressLines: outcome.document.found.address?.lines ?? [] }
    else attachments.push(id)
  }
  if (letter === undefined) throw new Error('The contract lets no message pass without its main content')
  return { letter, attachments }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
