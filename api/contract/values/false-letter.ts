export { falseLetterAsks, falseLetterStatuses, falseLetterWays } from '../../../core/words/false-letter.ts'
