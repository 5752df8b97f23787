import { fault, type Step } from '../intake-context.ts'

/**
 * Over http, an attacker on the path could stop a letter; http is for closed networks, where private addresses are allowed too.
 */
export const checkCondition: Step = {
  name: 'check-condition',
  run: (draft, { allowPrivate = false }) => {
    const { condition } = draft.request
    if (condition === undefined || allowPrivate || /^https:/i.test(condition.url)) return
    fault(draft, '/condition/url', 'UP-1001', 'Give a full URL that begins with https://.')
  },
}
