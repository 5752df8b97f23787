/** The member of a message for each column of the contract. */
export const fields = {
  reference: ['reference'],
  type: ['recipient', 'type'],
  insz: ['recipient', 'insz'],
  enterpriseNumber: ['recipient', 'enterpriseNumber'],
  name: ['recipient', 'name'],
  attention: ['recipient', 'attention'],
  language: ['recipient', 'language'],
  email: ['recipient', 'email'],
  street: ['recipient', 'address', 'street'],
  houseNumber: ['recipient', 'address', 'houseNumber'],
  box: ['recipient', 'address', 'box'],
  postalCode: ['recipient', 'address', 'postalCode'],
  municipality: ['recipient', 'address', 'municipality'],
  country: ['recipient', 'address', 'country'],
  sendAfter: ['sendAfter'],
  costCentre: ['costCentre'],
  postage: ['postage'],
  channels: ['channels'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type FieldName = keyof typeof fields
export const fieldNames = Object.keys(fields) as readonly FieldName[]

/** The column that holds the reason of each row in a list of failures; it is ignored when the list is sent again. */
export const reasonHead = 'uitpost: reason'
