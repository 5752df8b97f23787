import { z } from 'zod'
import { heldKinds } from '../../dispatcher/subject-access/held.ts'
import { rectificationKinds } from '../../dispatcher/subject-access/rectify.ts'
import { requestStatuses } from '../../dispatcher/subject-access/request.ts'
import { email, enterpriseNumber, insz, postalAddress } from './messages/recipient.ts'
import { operation } from './operation.ts'
import { code, day, id, instant, line, page, pageQuery } from './words.ts'

const tag = 'Data protection'

const named = {
  insz: insz.optional(),
  enterpriseNumber: enterpriseNumber.optional(),
  letter: z
    .strictObject({ record: id, birthDate: day.optional(), postalCode: line(10).optional() })
    .optional()
    .meta({
      description: 'a letter that was found by name, with the birth date or postal code that confirms the person',
    }),
}
const nameOne = { error: 'Name the person once: by number, or by a letter.', ...code('UP-1001') }
const namesOne = (given: Partial<Record<keyof typeof named, unknown>>) =>
  [given.insz, given.enterpriseNumber, given.letter].filter((each) => each !== undefined).length === 1

export const subjectAccessRequest = z
  .object({
    id,
    status: z.enum(requestStatuses).meta({
      description:
        '`waiting` for a second person, `making`, `ready` to download, `rejected`, `removed` after its download or last day, `failed`',
    }),
    allEntities: z.boolean(),
    reference: z.string(),
    receivedOn: day,
    answerBy: day.meta({ description: 'one month after the request was received (GDPR, article 12, 3)' }),
    person: z
      .object({ name: z.string().optional(), numberMasked: z.string() })
      .optional()
      .meta({ description: 'absent once the package was removed' }),
    requestedBy: z.string(),
    requestedAt: instant,
    decidedBy: z.string().optional(),
    decidedAt: instant.optional(),
    reason: z.string().optional().meta({ description: 'of a rejection' }),
    counts: z
      .partialRecord(z.enum(heldKinds), z.int())
      .optional()
      .meta({ description: 'by kind; of a request that waits, the kinds that are quickly counted' }),
    size: z.int().optional(),
    madeAt: instant.optional(),
    downloadedAt: instant.optional(),
    removeAt: instant.optional(),
    failure: z.string().optional(),
    mayDecide: z.boolean().meta({ description: 'the caller is not the person who asked' }),
    mayDownload: z.boolean(),
  })
  .meta({ id: 'SubjectAccessRequest' })
export type SubjectAccessRequest = z.output<typeof subjectAccessRequest>

export const createSubjectAccessRequest = operation({
  id: 'createSubjectAccessRequest',
  tag,
  summary: 'Ask for everything that is held about one person',
  description:
    'For the answer to a request under article 15 of the GDPR. A second person approves it; then the package is made in the background. An operator of the hub who names no entity asks for all entities. No number is in a URL or a log.',
  body: z
    .strictObject({
      ...named,
      reference: line(100).meta({ description: 'of the request as it came in; without a name' }),
      receivedOn: day,
    })
    .refine(namesOne, nameOne),
  answers: { 201: { description: 'It waits for a second person', body: subjectAccessRequest } },
  refusals: [404, 409],
})
export const listSubjectAccessRequests = operation({
  id: 'listSubjectAccessRequests',
  tag,
  summary: 'Requests, newest first',
  query: z.strictObject(pageQuery),
  answers: { 200: { description: 'A page of requests', body: page(subjectAccessRequest) } },
})
const path = z.object({ id })
export const getSubjectAccessRequest = operation({
  id: 'getSubjectAccessRequest',
  tag,
  summary: 'One request',
  path,
  answers: { 200: { description: 'The request', body: subjectAccessRequest } },
  refusals: [404],
})
export const approveSubjectAccessRequest = operation({
  id: 'approveSubjectAccessRequest',
  tag,
  summary: 'Approve a request: the package is made',
  description: 'Not by the person who asked, by whatever key.',
  path,
  answers: { 200: { description: 'The request', body: subjectAccessRequest } },
  refusals: [404, 409],
})
export const rejectSubjectAccessRequest = operation({
  id: 'rejectSubjectAccessRequest',
  tag,
  summary: 'Reject a request, or take it back',
  path,
  body: z.strictObject({ reason: line(200) }),
  answers: { 200: { description: 'The request', body: subjectAccessRequest } },
  refusals: [404, 409],
})
export const downloadSubjectAccess = operation({
  id: 'downloadSubjectAccess',
  tag,
  summary: 'The package: letters, data and a page that explains them',
  description:
    'A ZIP that is readable without the hub: `index.html` in four languages, `index.json`, `letters/` and a JSON file for each kind in `data/`. It is removed an hour after the first download, and 30 days after it was made at the latest.',
  path,
  answers: { 200: { description: 'The package', mediaTypes: ['application/zip'] } },
  refusals: [404, 409],
})

export const rectification = z
  .object({
    id,
    kind: z.enum(rectificationKinds),
    wrong: z.string(),
    right: z.string().optional(),
    changed: z
      .array(z.enum(['suppressed-address', 'alert-address']))
      .meta({ description: 'what was changed in the working data' }),
    archive: z.literal('unchanged').meta({ description: 'letters that were sent stay as they are' }),
    reference: z.string(),
    recordedBy: z.string(),
    recordedAt: instant,
  })
  .meta({ id: 'Rectification' })
export type Rectification = z.output<typeof rectification>

export const createRectification = operation({
  id: 'createRectification',
  tag,
  summary: 'Record that a datum about a person was wrong',
  description:
    'Article 16 of the GDPR. With `email` or `address`, letters of the entity avoid that address from now on, and a mailbox is taken from the preferences of the person. The archive is not changed.',
  body: z
    .strictObject({
      ...named,
      kind: z.enum(rectificationKinds),
      wrong: line(300),
      right: line(300).optional(),
      email: email.optional(),
      address: postalAddress.optional(),
      reference: line(100),
    })
    .refine(namesOne, nameOne),
  answers: { 201: { description: 'It is recorded', body: rectification } },
  refusals: [404],
})
export const findRectifications = operation({
  id: 'findRectifications',
  tag,
  summary: 'What was rectified about a person',
  body: z.strictObject(named).refine(namesOne, nameOne),
  answers: { 200: { description: 'Oldest first', body: z.object({ items: z.array(rectification) }) } },
  refusals: [404],
})
