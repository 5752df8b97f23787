import { z } from 'zod'
import { operation } from '../operation.ts'
import { instant, prose } from '../words.ts'
import { houseStyleVersion, ofStyleVersion } from './house-style.ts'

const comment = z.strictObject({ comment: prose(2000).optional() })
const step = <Body extends z.ZodType>(id: string, summary: string, body: Body) =>
  operation({
    id,
    tag: 'Set-up',
    summary,
    path: ofStyleVersion,
    body,
    bodyOptional: true,
    answers: { 200: { description: 'The version', body: houseStyleVersion } },
    refusals: [404, 409],
  })

export const submitHouseStyle = step('submitHouseStyle', 'Ask for a review of a drafted house style', comment)
export const withdrawHouseStyle = step('withdrawHouseStyle', 'Take a house style back from review', comment)
export const approveHouseStyle = step(
  'approveHouseStyle',
  'Approve the house style that another person drafted',
  comment,
)
export const rejectHouseStyle = step('rejectHouseStyle', 'Send another person’s house style back as a draft', comment)
export const publishHouseStyle = step(
  'publishHouseStyle',
  'Put an approved house style in force for new letters, now or later',
  z.strictObject({ at: instant.optional() }),
)
export const unscheduleHouseStyle = step(
  'unscheduleHouseStyle',
  'Cancel the day on which a house style would come into force; it stays approved',
  comment,
)
export const discardHouseStyle = step('discardHouseStyle', 'Discard a draft of a house style', comment)
