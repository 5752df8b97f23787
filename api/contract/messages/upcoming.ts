import { z } from 'zod'
import { upcomingKinds } from '../../../dispatcher/messages/upcoming-moments.ts'
import { instant } from '../words.ts'
import { channel } from './words.ts'

export const upcoming = z
  .object({
    items: z.array(
      z.object({
        at: instant,
        what: z.enum(upcomingKinds).meta({
          description:
            '`prepare`: its route is decided and it is rendered; `hand-over`: its channel tries again; `seen-in-time-check`: it moves on where it was not seen in time; `silence-followed-up`: a case is opened where the report that its partner owes did not come; `receipt-window-closes`: no receipt is waited for any more; `expires`: it is not sent any more; `simulated-answer`: the simulated recipient of a test letter answers',
        }),
        delivery: z.string().optional().meta({ description: 'the delivery that it concerns, dlv_…' }),
        channel: channel.optional().meta({ description: 'of the delivery' }),
        next: channel.optional().meta({ description: 'the channel that takes the letter then' }),
      }),
    ),
  })
  .meta({ id: 'UpcomingMoments' })
export type Upcoming = z.output<typeof upcoming>
