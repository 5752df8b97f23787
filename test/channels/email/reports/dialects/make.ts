import type { FailureReason } from '../../../../../channels/email/adapter/reports/failure-reason.ts'
import type { Expected, Fixture } from '../build-report.ts'

/** A named mail and what a person who reads it would conclude. */
export const make = (name: string, expected: Expected, reason: FailureReason | undefined, mail: Buffer): Fixture => ({
  name,
  expected,
  ...(reason !== undefined && { reason }),
  mail,
})
