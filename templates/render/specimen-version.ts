import { createHash } from 'node:crypto'
import { checkTemplate } from '../language/check/check-template.ts'
import type { HouseStyle } from '../model/house-style.ts'
import type { PublishedVersion } from '../store/list-published.ts'
import { specimenSource } from './specimen.ts'

const specimenId = '00000000-0000-7000-8000-000000000000' as PublishedVersion['id']

/** The specimen as a version that can be drawn; it is signed where the house style has signatories. */
export function specimenVersion({ signatories = {} }: HouseStyle): PublishedVersion {
  const source = specimenSource(Object.keys(signatories).length > 0)
  const digest = createHash('sha256').update(JSON.stringify(source)).digest('hex')
  return { id: specimenId, key: 'specimen', number: 1, digest, source, tree: checkTemplate(source, []).tree }
}
