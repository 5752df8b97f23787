import { z } from 'zod'
import { languages } from '../../../core/words/language.ts'
import { legalMentions } from '../../../core/words/legal-mention.ts'
import { operation } from '../operation.ts'
import { instant, language, page, pageQuery, prose, wholeNumber } from '../words.ts'

export const blockKey = z
  .string()
  .regex(/^[a-z0-9-]{1,60}$/)
  .meta({ example: 'bezwaar' })

export const block = z
  .object({
    key: z.string(),
    version: z.int(),
    languages: z.partialRecord(language, z.string()),
    mentions: z
      .array(z.enum(legalMentions))
      .meta({ description: 'legal mentions that its text declares, in one language at least' }),
    createdAt: instant,
  })
  .meta({ id: 'Block' })
export type Block = z.output<typeof block>

const theBlock = { description: 'The block', body: block }

export const saveBlock = operation({
  id: 'saveBlock',
  tag: 'Templates',
  summary: 'A text that many letters share: a new block, or a new version of one',
  description:
    'A version of a block never changes. A template pins the one it was written with, by `"blocks": ["bezwaar@2"]` and `{{> bezwaar}}`, or by `{{> bezwaar@2}}`; a newer one reaches letters through a new version of the template. Sending the text of the newest version again returns that version (200).',
  body: z.strictObject({
    key: blockKey,
    languages: z
      .partialRecord(z.enum(languages), prose(20_000))
      .refine((texts) => Object.keys(texts).length > 0, { error: 'Give the text in at least one language.' }),
  }),
  answers: { 200: theBlock, 201: theBlock },
})
export const listBlocks = operation({
  id: 'listBlocks',
  tag: 'Templates',
  summary: 'The blocks of the entity, each in its newest version',
  query: z.strictObject(pageQuery),
  answers: { 200: { description: 'A page of blocks', body: page(block) } },
})
export const getBlock = operation({
  id: 'getBlock',
  tag: 'Templates',
  summary: 'The newest version of a block',
  path: z.object({ key: blockKey }),
  answers: { 200: theBlock },
  refusals: [404],
})
export const getBlockVersion = operation({
  id: 'getBlockVersion',
  tag: 'Templates',
  summary: 'One version of a block',
  path: z.object({ key: blockKey, version: wholeNumber(1, 999_999) }),
  answers: { 200: theBlock },
  refusals: [404],
})
