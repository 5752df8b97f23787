import { z } from 'zod'
import { operation } from '../operation.ts'
import { shownText } from '../words.ts'

export const routeRule = z
  .object({
    order: z.int().optional().meta({ description: 'place among the rules of its kind, from 1; absent: retired' }),
    name: z.string().meta({ description: 'as it is stored with each decision; it never gets another meaning' }),
    about: z.enum(['channel', 'language']).meta({ description: 'what it decides' }),
    because: shownText.meta({ description: 'the sentence that is shown with each decision, in nl, fr, de and en' }),
    retiredOn: z.iso.date().optional().meta({ description: 'it decides nothing since this day; old messages show it' }),
    replacedBy: z.array(z.string()).optional(),
  })
  .meta({ id: 'RouteRule' })

export const listRouteRules = operation({
  id: 'listRouteRules',
  tag: 'Service',
  summary: 'The rules by which letters get a channel and a language',
  description:
    'Public. The channels are considered in one order, digital before paper; for each of them the rules are evaluated in this order, and the first that has something to say decides. `route` of a message names the rule of each decision.',
  answers: { 200: { description: 'All rules, those in force first', body: z.object({ items: z.array(routeRule) }) } },
})
