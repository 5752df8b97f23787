export { lifeWords } from '../../../core/words/events/words-of-event.ts'
export { statusLimits, statusNames } from '../../../core/words/statuses/status-names.ts'
