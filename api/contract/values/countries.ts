export { countryCodes } from '../../../core/words/post/country.ts'
