import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNull,
  type PDFObject,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib'

/** The value of an entry, through its reference; undefined where there is none, or it is null (ISO 32000-1, 7.3.9). */
export function entryOf(dictionary: PDFDict, key: string): PDFObject | undefined {
  return present(dictionary.lookup(PDFName.of(key)))
}

/** An element of an array, through its reference. */
export function elementOf(array: PDFArray, at: number): PDFObject | undefined {
  return present(array.lookup(at))
}

export function nameOf(dictionary: PDFDict, key: string): string | undefined {
  const value = entryOf(dictionary, key)
  return value instanceof PDFName ? value.decodeText() : undefined
}

function present(object: PDFObject | undefined): PDFObject | undefined {
  return object === undefined || object === PDFNull ? undefined : object
}

/** Removes each object that nothing in the document refers to, so that a copy has no trace of the removed parts. */
export function removeUnreferenced({ context }: PDFDocument): void {
  const { Root, Info, Encrypt } = context.trailerInfo
  const reached = new Set<PDFObject>()
  const waiting: (PDFObject | undefined)[] = [Root, Info, Encrypt]
  while (waiting.length > 0) {
    const object = waiting.pop()
    if (object === undefined || reached.has(object)) continue
    reached.add(object)
    if (object instanceof PDFRef) waiting.push(context.lookup(object))
    else if (object instanceof PDFStream) waiting.push(object.dict)
    else if (object instanceof PDFArray) waiting.push(...object.asArray())
    else if (object instanceof PDFDict) waiting.push(...object.values())
  }
  for (const [reference] of context.enumerateIndirectObjects()) if (!reached.has(reference)) context.delete(reference)
}
