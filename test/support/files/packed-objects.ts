import { inflateSync } from 'node:zlib'

/** Objects of a file that are no streams: their text by their number. */
export type ObjectTexts = ReadonlyMap<string, string>

/** Reads the packs (object streams, ISO 32000-1, 7.5.7) of a file in which all structure elements are packed, as ours are. */
export function objectsOf(pdf: Uint8Array): ObjectTexts {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const packs = bytes
    .toString('latin1')
    .matchAll(/<<\/Type\/ObjStm\/N (\d+)\/First (\d+)\/Filter\/FlateDecode\/Length (\d+)>>\nstream\n/g)
  return new Map(
    [...packs].flatMap((pack) => {
      const [count = 0, first = 0, length = 0] = pack.slice(1).map(Number)
      const start = pack.index + pack[0].length
      const text = inflateSync(bytes.subarray(start, start + length)).toString('latin1')
      const places = text.slice(0, first).trim().split(' ').map(Number)
      return Array.from({ length: count }, (_, at): [string, string] => [
        String(places[at * 2]),
        text.slice(first + (places[at * 2 + 1] ?? 0), first + (places[at * 2 + 3] ?? text.length)),
      ])
    }),
  )
}
