import { z } from 'zod'

/** RFC 9457, as every refusal is answered (`application/problem+json`). A value that was sent is never repeated in it. */
export const issue = z
  .object({
    in: z.enum(['body', 'path', 'query', 'header']),
    pointer: z.string(),
    code: z.string(),
    detail: z.string(),
    reason: z.string().optional().meta({ description: 'which rule within the code, where it has several' }),
    page: z.int().optional().meta({ description: 'of a document, from 1' }),
    box: z
      .object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
      .optional()
      .meta({ description: 'where on that page, millimetres from its top left' }),
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
