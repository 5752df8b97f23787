export { printProfileNames } from '../../../templates/model/letter-frame.ts'
