import type { HttpAnswer } from '../../http-client.ts'

/** What a service of the eBox answered, or that it did not. */
export type ServiceResult =
  | HttpAnswer
  | {
      readonly kind: 'failed'
      /** A word for the timeline. */
      readonly code: string
      readonly mayHaveArrived: boolean
    }
