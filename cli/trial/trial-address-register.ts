import type { AddressRegister } from '../../dispatcher/incoming-mail/address-register.ts'

/**
 * Answers in place of an address register: every number has one answer, by its last digit, so that each can be seen. The screens say
 * that it is a stand-in.
 */
export const trialAddressRegister: AddressRegister = {
  isStandIn: true,
  find: async (recipient) => {
    if (recipient.type === 'addressee') return { kind: 'unknown' }
    const number = recipient.type === 'citizen' ? recipient.insz : recipient.enterpriseNumber
    const last = Number(number.at(-1))
    if (last === 9) return { kind: recipient.type === 'citizen' ? 'deceased' : 'struck-off' }
    if (last === 8 || recipient.address === undefined) return { kind: 'unknown' }
    if (last === 7) return { kind: 'address', address: recipient.address }
    return {
      kind: 'address',
      address: {
        street: 'Modellaan',
        houseNumber: String(last + 1),
        postalCode: '9998',
        municipality: 'Proefbeke',
        country: 'BE',
      },
    }
  },
}
