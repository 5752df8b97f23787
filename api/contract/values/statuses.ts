export { statusLimits, statusNames } from '../../../core/words/statuses/status-names.ts'
