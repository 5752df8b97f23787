import { targetFault, targetRepair } from '../../outside/target.ts'
import { fault, type Step } from '../intake-context.ts'

/**
 * Over http, an attacker on the path could stop a letter; http is for closed networks, where private addresses are allowed too.
 */
export const checkCondition: Step = {
  name: 'check-condition',
  run: (draft, { allowPrivate = false }) => {
    const { condition } = draft.request
    const wrong = condition === undefined ? undefined : targetFault(condition.url, allowPrivate)
    if (wrong !== undefined) fault(draft, '/condition/url', 'UP-1001', targetRepair[wrong])
  },
}
