import { z } from 'zod'
import { language } from './words.ts'

/** A fault of a template in parts, for clients that word it in another language than English. */
export const faultParts = {
  language: language.optional().meta({ description: 'of the text in which it occurs' }),
  line: z.int().meta({ description: 'from 1, within the text at `pointer`' }),
  column: z.int(),
  kind: z
    .string()
    .meta({ example: 'unknown-variable', description: 'stable name of the fault; new ones may be added' }),
  values: z
    .record(z.string(), z.union([z.string(), z.number()]))
    .meta({ example: { name: 'bedarg', suggestion: 'bedrag' }, description: 'what the fault is about, by its kind' }),
  block: z
    .object({ key: z.string(), line: z.int() })
    .optional()
    .meta({ description: 'it is in the text of this shared block' }),
}

/** RFC 9457, the form of every refusal (`application/problem+json`). A value that was sent is never repeated in it. */
export const issue = z
  .object({
    in: z.enum(['body', 'path', 'query', 'header']),
    pointer: z.string(),
    code: z.string(),
    detail: z.string(),
    reason: z.string().optional().meta({ description: 'which rule within the code, if it has several' }),
    page: z.int().optional().meta({ description: 'of a document, from 1' }),
    box: z
      .object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
      .optional()
      .meta({ description: 'where on that page, millimetres from its top left' }),
    ...z.object(faultParts).partial().shape,
  })
  .meta({ id: 'Issue' })

export const problem = z
  .looseObject({
    type: z.string().meta({ example: 'urn:problem-type:uitpost:invalid-input' }),
    status: z.int(),
    code: z.string().meta({ example: 'UP-1001' }),
    title: z.string(),
    detail: z.string().optional(),
    instance: z.string(),
    href: z.string(),
    issues: z.array(issue).optional(),
  })
  .meta({ id: 'Problem' })
export type Problem = z.output<typeof problem>
