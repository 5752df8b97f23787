import { StringDecoder } from 'node:string_decoder'
import sax from 'sax'
import { TableRefused } from '../../csv/table-refused.ts'
import { damaged } from './open-parts.ts'

export type Attributes = Readonly<Record<string, string | undefined>>

/** Receives the elements of a part by their local names: programs differ in the prefixes that they write. */
export interface XmlHandlers {
  readonly open: (name: string, attributes: Attributes) => void
  readonly close?: (name: string) => void
  readonly text?: (text: string) => void
}

/** `strictEntities`, which the types do not know, leaves only the five entities that XML itself defines. */
const options = { strictEntities: true, position: false, trim: false, normalize: false }

/**
 * Reads a part as it comes. A document type declaration is refused: no workbook has one, and entities are declared there.
 * @throws TableRefused for XML that is not well-formed, or has a document type declaration
 */
export async function readXml(bytes: AsyncIterable<Buffer>, handlers: XmlHandlers): Promise<void> {
  const { open, close, text } = handlers
  const parser = Object.assign(sax.parser(true, options), {
    onerror: () => {
      throw new TableRefused('The workbook is damaged: a part of it is no XML.', damaged)
    },
    ondoctype: () => {
      throw new TableRefused('The workbook declares entities, which no spreadsheet does.', damaged)
    },
    onopentag: (tag: sax.Tag | sax.QualifiedTag) => open(localName(tag.name), tag.attributes as Attributes),
    ...(close !== undefined && { onclosetag: (name: string) => close(localName(name)) }),
    ...(text !== undefined && { ontext: text, oncdata: text }),
  })
  const decoder = new StringDecoder('utf8')
  for await (const piece of bytes) parser.write(decoder.write(piece))
  parser.write(decoder.end()).close()
}

function localName(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

/** The attribute by its local name: `r:id` is `ns2:id` in some files. */
export function attributeOf(attributes: Attributes, name: string): string | undefined {
  if (attributes[name] !== undefined) return attributes[name]
  const key = Object.keys(attributes).find((each) => localName(each) === name)
  return key === undefined ? undefined : attributes[key]
}

export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on'
}
