import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { z } from 'zod'
import { gatherChunks } from './gather-chunks.ts'
import { atPartner, type PartnerConnection, PartnerFailure } from './partner-connection.ts'

export interface HandedOver {
  readonly sha256: string
  readonly size: number
}

/** A failure of the source of the bytes, which is the hub's and not the partner's. */
export class SourceFailure extends Error {
  constructor(cause: unknown) {
    super('A document of the package cannot be read', { cause })
    this.name = 'SourceFailure'
  }
}

/**
 * Puts a package into the partner's folder exactly once: first the whole file under a name that says it is unfinished, then a marker with its hash, then the rename
 * that makes it visible. An attempt after an interruption checks first. When the package is there, or the marker is there and the
 * unfinished file is not (the partner has already taken it in), nothing is left to do; with both there, only the
 * rename was missing.
 * @throws PartnerFailure, SourceFailure
 */
export async function uploadPackage(
  partner: PartnerConnection,
  name: string,
  open: () => Readable,
): Promise<HandedOver> {
  const { folders, unfinished, marker: ending } = partner.profile
  const visible = partner.path(folders.in, `${name}.zip`)
  const aside = `${visible}${unfinished}`
  const marker = partner.path(folders.in, `${name}${ending}`)
  await atPartner(() => partner.sftp.mkdir(partner.path(folders.in), true))
  const marked = await readMarker(partner, marker)
  if (marked !== undefined) {
    if ((await partner.sizeOf(visible)) !== undefined) return marked
    const waiting = await partner.sizeOf(aside)
    if (waiting === undefined) return marked
    if (waiting === marked.size) {
      await reveal()
      return marked
    }
  }
  const handed = await uploadAside(partner, aside, open)
  if ((await partner.sizeOf(aside)) !== handed.size) throw new PartnerFailure('SIZE_DIFFERS', undefined)
  await writeMarker(partner, marker, handed)
  await reveal()
  return handed

  async function reveal(): Promise<void> {
    try {
      await atPartner(() => partner.sftp.rename(aside, visible))
    } catch (error) {
      throw error instanceof PartnerFailure ? new PartnerFailure(error.code, error.cause, true) : error
    }
  }
}

async function uploadAside(partner: PartnerConnection, aside: string, open: () => Readable): Promise<HandedOver> {
  const { stream, result } = gatherChunks()
  let source: SourceFailure | undefined
  const filling = pipeline(open(), stream).catch((error: unknown) => {
    // The upload ends first when the partner is away; only an error of the source itself counts here.
    if (!isClosedEarly(error)) source = new SourceFailure(error)
  })
  try {
    await atPartner(() => partner.sftp.put(stream, aside))
  } catch (error) {
    stream.destroy()
    await filling
    throw source ?? error
  }
  return result()
}

const isClosedEarly = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'

const markerShape = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), size: z.number().int().positive() })

async function readMarker(partner: PartnerConnection, path: string): Promise<HandedOver | undefined> {
  if ((await partner.sizeOf(path)) === undefined) return undefined
  const read = markerShape.safeParse(parseJson((await partner.fetch(path)).toString()))
  // Interrupted while the marker was written: the rename, which follows it, has not happened.
  return read.success ? read.data : undefined
}

async function writeMarker(partner: PartnerConnection, path: string, handed: HandedOver): Promise<void> {
  await atPartner(() => partner.sftp.put(Buffer.from(`${JSON.stringify(handed)}\n`), path))
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
