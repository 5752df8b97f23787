import { fault, type Step } from '../intake-context.ts'

/** Over http, whoever sits between could stop a letter; it is for closed networks, where private addresses are allowed as well. */
export const checkCondition: Step = {
  name: 'check-condition',
  run: (draft, { allowPrivate = false }) => {
    const { condition } = draft.request
    if (condition === undefined || allowPrivate || /^https:/i.test(condition.url)) return
    fault(draft, '/condition/url', 'UP-1001', 'Give a full URL that begins with https://.')
  },
}
