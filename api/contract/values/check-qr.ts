export { fromBase64Url, isWithin, readCheckQrText } from '../../../core/words/check-qr-text.ts'
